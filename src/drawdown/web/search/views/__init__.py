"""Views of the search."""
