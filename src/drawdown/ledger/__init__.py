"""The ledger: a transparency log of acts, in formats that other people's tools can check."""
