// RhumbColumns
