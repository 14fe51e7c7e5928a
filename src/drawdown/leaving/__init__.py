"""Leaving a site in haste: the order, the destruction register, the departure, the losses."""
