"""The command line: file in, file out, no server; one module per command."""
