"""The pack that two sides sign: built from records, versioned, inspected, signed, checked."""
