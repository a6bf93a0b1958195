"""Calls of the clients: arguments drawn, requests read back, answers and pages played, a lying provider too."""
