"""The liquidation on pages: its phase, open items, the balance, what a successor has."""
