"""Handing a site over: its states, the gates on the way, and the evidence each of them asks for."""
