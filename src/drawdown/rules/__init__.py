"""Rule packs: task networks, scaling and other rules of closing, as versioned data with sources."""
