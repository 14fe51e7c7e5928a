"""What the mission leaves behind, on screen and for everybody: entries, handovers, pictures."""
