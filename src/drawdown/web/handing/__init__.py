"""The pages of the pack of a site: built, inspected by both sides, signed, and held up later."""
