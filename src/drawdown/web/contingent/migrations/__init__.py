"""Migrations of the application `contingent`."""
