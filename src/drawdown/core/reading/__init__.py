"""Reading what people write: YAML and CSV into valid records, or findings with file and row."""
