// RhumbSyntax
