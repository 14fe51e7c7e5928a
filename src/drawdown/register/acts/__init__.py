"""The kinds of act that change the register: one module each, with its body and its decision."""
