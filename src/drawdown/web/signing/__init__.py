"""Signing a pack on a tablet or in ink, its witnesses, and how long it can be checked."""
