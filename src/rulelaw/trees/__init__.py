"""Weighted trees of any depth: what frameworks of scoring and composite indices have in common."""
