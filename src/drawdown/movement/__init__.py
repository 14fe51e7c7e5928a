"""Movements of people and property: asked for, loaded, let go, on their way, checked in."""
