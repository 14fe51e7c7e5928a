"""Equipment of contingents: verified, listed, followed to its arrival; losses and claims."""
