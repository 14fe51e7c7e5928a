"""Contingent-owned equipment: verified, listed, followed to its arrival; its losses and claims."""
