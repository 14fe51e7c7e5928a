"""Why a day is not earlier: what holds it, along the chain that binds."""
