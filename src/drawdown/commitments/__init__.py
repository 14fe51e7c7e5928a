"""What outlives a site: contracts, leases and claims, each with its notice and its last day."""
