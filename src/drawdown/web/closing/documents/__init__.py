"""Documents of the store as pages show them."""
