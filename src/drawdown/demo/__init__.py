"""Small worlds that tests, benchmarks, documents and screens share."""
