"""Liquidation: what is still open, who inherits it, and whether it adds up to zero."""
