"""Reports composed for the tests and annotated by hand, and the reader of their marks."""
