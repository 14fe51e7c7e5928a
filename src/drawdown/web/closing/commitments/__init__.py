"""Contracts, leases and claims."""
