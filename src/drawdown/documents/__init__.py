"""Documents: bytes that are named by their content and never change."""
