"""Measures newsdex: quality, speed, size, cost."""
