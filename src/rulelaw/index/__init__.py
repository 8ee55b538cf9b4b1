"""Methods for composite indices on plain sequences: normalise, weigh, aggregate, rank, and compare the rankings."""
