"""A sandbox: providers that answer as their specs say, remember what was done, and keep a journal of it."""
