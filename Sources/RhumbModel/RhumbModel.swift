// RhumbModel
