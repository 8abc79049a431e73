// RhumbAssessment
