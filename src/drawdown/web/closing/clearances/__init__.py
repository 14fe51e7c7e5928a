"""The log of clearances."""
