"""The forms on the pages of a site: which there are, and who is shown them."""
