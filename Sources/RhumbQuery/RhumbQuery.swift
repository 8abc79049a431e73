// RhumbQuery
