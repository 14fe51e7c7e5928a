"""Exact improvement of a few sites at once with CP-SAT, everything else standing still."""
