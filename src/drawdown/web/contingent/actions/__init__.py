"""What somebody does with a contingent's equipment."""
