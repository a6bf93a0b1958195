"""The difference of Python surfaces: the public names of generated packages, read without running them."""
