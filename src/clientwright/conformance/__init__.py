"""Laws that any folder of specs can be held against."""
