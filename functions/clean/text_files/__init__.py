"""Plain text and Markdown: from the ways in which programs and people write a page down as text to its blocks."""
