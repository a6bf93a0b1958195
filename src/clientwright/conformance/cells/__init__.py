"""Documents made from the documented examples that reach every cell of a body's schema, or carry one defect."""
