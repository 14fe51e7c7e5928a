"""The closing rules on their pages."""
