// RhumbReport
