"""From an annotated article to the items that make every question one query."""
