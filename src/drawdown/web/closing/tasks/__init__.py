"""Tasks of the adopted plan as lists."""
