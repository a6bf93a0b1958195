"""Running the laws: plans, shards, soaks, found failures kept and replayed, and what is told of them."""
