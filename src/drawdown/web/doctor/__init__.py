"""What is wrong with an installation: one small check after the other, each with its remedy."""
