"""The verifiers that travel in a bundle, as files: they import nothing of ours, nor we of them."""
