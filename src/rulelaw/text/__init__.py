"""Strings and places: spans, sources, the folded flow, numerals, intervals and numbering marks. Nothing of reports."""
