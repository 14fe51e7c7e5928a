"""What the pure packages say, as texts to translate."""
