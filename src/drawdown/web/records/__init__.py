"""The ledger of this installation: its entries, the door they come through, and its evidence."""
