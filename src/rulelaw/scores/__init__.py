"""Scores: frameworks of criteria, and scorecards that can be traced to the words of a report."""
