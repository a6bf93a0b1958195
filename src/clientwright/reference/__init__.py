"""Write one reference page for each provider, to be read in a browser without a network."""
