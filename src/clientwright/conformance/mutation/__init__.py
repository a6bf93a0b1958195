"""Mistakes that a person could make in the code, each made once: what no test notices could be wrong already."""
