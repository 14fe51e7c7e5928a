"""What somebody records of a person who leaves."""
