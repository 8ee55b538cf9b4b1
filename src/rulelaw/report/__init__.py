"""A report, read: masthead, section tree, parts, quantities, citations, dates."""
