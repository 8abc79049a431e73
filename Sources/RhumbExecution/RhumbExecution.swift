// RhumbExecution
