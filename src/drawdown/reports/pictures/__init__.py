"""Charts of reports as SVG that stands alone: paper has no stylesheet."""
