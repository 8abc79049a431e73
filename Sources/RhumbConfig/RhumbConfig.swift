// RhumbConfig
