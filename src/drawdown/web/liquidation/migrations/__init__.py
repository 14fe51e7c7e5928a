"""Tables of this application, version by version."""
