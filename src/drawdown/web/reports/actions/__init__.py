"""What people do with reports: draft, review, release, correct."""
