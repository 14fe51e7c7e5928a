"""Search across the parts: a site, a line of property, a person, a document."""
