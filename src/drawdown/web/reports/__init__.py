"""Reports of the mission: listed, looked at, downloaded; built from the ledger at a position."""
