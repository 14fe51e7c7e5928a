"""The documents of a pack: one module each, with `section(source)`."""
