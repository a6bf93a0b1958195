"""What a change of specs does: to the wire, to the Python of those who use the clients, and on what evidence."""
