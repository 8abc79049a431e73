// RhumbData
