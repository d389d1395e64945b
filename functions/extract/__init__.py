"""From the text of an article to its entities and quotations."""
