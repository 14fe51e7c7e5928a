"""What a pack is built from, who signed it, and with which keys."""
