"""The seeded generator of the fictional demo programs (see `scripts/make_demo.py`)."""
