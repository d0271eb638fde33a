"""The form in which a program tells of itself: the same pages by link, for its staff, and for a curator."""
