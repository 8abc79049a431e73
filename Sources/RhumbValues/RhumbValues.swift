// RhumbValues
