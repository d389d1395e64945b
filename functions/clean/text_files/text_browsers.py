"""Owns the signs that text browsers print beside the text of a page (`lynx -dump`, `links -dump`): the numbers of its
links, the list of their addresses at the end, and what stands for a button."""

import re
from collections.abc import Sequence
from typing import Final

from functions.clean.text_files.lines import Line

_TITLE = re.compile(r"\s*(?:References|Links|Visible links|Hidden links):?\s*$")
_ADDRESS = re.compile(r"\s*(?:\d{1,5}\.|\[\d{1,5}\]) +\w[\w+.-]*:\S*\s*$")
_ADDRESS_SHARE: Final = 0.8  # of the lines of the list; long addresses may be broken
_MAX_TITLES: Final = 3  # above the parts of the list
_NUMBER = re.compile(r"\[\d{1,5}\] ?")
_BUTTON = re.compile(r"\((?:BUTTON|Submit|IMAGE)\) ?")


def without_addresses(lines: Sequence[Line]) -> tuple[list[Line], bool]:
    """The lines without the list of addresses at the end, and whether there was one."""
    titles = [place for place, line in enumerate(lines) if _TITLE.match(line.text)][-_MAX_TITLES:]
    start = next((place for place in titles if _are_addresses(lines[place + 1 :])), None)
    return list(lines[:start]), start is not None


def _are_addresses(lines: Sequence[Line]) -> bool:
    listed = [line.text for line in lines if line.text.strip() and not _TITLE.match(line.text)]
    return bool(listed) and sum(1 for text in listed if _ADDRESS.match(text)) >= _ADDRESS_SHARE * len(listed)


def without_signs(lines: Sequence[Line], *, are_numbered: bool) -> list[Line]:
    """The lines without what stands for buttons and, where links are numbered, without their numbers."""
    lines = [line._replace(text=_BUTTON.sub("", line.text)) if "(" in line.text else line for line in lines]
    return [line._replace(text=_NUMBER.sub("", line.text)) for line in lines] if are_numbered else lines
