// RhumbFormats
