"""The inner loop, compiled: chance, journeys, placing, and many runs."""
