"""Owns the marks that begin the items of a list in a text."""

import re

# Long dashes are not among them: they begin the lines of a dialogue and the names below a quotation.
ITEM = re.compile(r"[ \t]*(?:[•‣◦▪●○■□►∙·*+-]|o(?=\t))[ \t]+(?=\S)")
_NUMBERED = re.compile(r"[ \t]*\(?\d{1,3}[.)][ \t]+(?=\S)")


def is_numbered(text: str) -> bool:
    """Whether a line begins with a number, as the items of a numbered list do."""
    return bool(_NUMBERED.match(text))


def starts_item(text: str) -> bool:
    """Whether a line begins with any mark of an item."""
    return bool(ITEM.match(text)) or is_numbered(text)
