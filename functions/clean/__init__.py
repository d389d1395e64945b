"""From stored bytes to the text and metadata of one article."""
