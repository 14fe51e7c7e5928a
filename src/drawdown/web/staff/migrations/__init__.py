"""Migrations of the application `staff`."""
