"""Lower bounds: what no plan of a register can undercut, and what each proof leaves out."""
