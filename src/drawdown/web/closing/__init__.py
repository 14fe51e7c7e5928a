"""The closure of sites: their files, their work, their environment, their clearances."""
