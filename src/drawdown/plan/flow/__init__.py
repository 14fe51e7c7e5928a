"""Flows of people and cargo as linear programs: what guides the decoder and proves the bound."""
