"""The files of disposal: cases, tranches, lots, gifts, destructions; their states and papers."""
