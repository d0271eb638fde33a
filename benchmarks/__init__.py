"""How fast a search is, against other ways to the same answer. Described in docs/benchmarks.md."""
