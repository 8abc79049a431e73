// RhumbChecker
