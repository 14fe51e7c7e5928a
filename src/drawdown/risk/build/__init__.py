"""From a plan document to the arrays that are dispatched."""
