"""The environmental file of a site on its page and on its certificate."""
