"""Many bodies and years side by side: a table in which every cell keeps the words it comes from."""
