"""Changes to the tables of this application, in order."""
