"""Owns names that are known to be places or organisations whatever the model makes of them; see the two text files.

Written for this project: large cities, states, provinces and regions; agencies, newspapers, broadcasters, companies,
parties and international bodies that news names daily. One name means one thing in most news; the article overrules.
"""

from functools import cache
from pathlib import Path
from typing import Final

from shared.document import EntityType

_FOLDER: Final = Path(__file__).parent
_FILES: Final = (
    ("known_places.txt", EntityType.PLACE),
    ("known_organisations.txt", EntityType.ORG),
)


@cache
def known_kinds() -> dict[str, EntityType]:
    """Name, as in running text and without article, to its kind."""
    return {
        name: kind
        for file, kind in _FILES
        for line in (_FOLDER / file).read_text(encoding="utf-8").splitlines()
        for name in line.split("|")
    }
