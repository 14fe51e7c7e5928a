"""The physical count: what was seen at a site, what differs, who explained it, who accepted it."""
