"""From questions over HTTP to answers."""
