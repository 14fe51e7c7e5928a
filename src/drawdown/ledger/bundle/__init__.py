"""Bundles: what leaves the ledger, and can be checked without it."""
