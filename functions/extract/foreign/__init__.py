"""Texts in languages that the model does not know."""
