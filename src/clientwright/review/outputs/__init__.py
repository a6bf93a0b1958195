"""A review as text: for a terminal, a pull request, other programs and a browser."""
