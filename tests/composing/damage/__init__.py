"""The kinds of damage, by the group of the rule that must speak."""
