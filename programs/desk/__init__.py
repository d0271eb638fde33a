"""What the pages of the curators' desk read, and what they decide without a write."""
