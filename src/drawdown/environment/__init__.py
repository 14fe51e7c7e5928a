"""The environmental close-out of a site: baseline, assessment, findings, waste, certificate."""
