"""The other ways to the same answer."""
