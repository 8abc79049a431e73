// Rhumb
