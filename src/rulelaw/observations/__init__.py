"""What the figures of a report mean: observations through a codebook, sums, ratios and changes."""
