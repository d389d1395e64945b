"""Owns the table of countries: which names mean a country, which words are its demonyms, which cities its capitals.

`countries.tsv` has a line for each ISO 3166-1 alpha-2 code (and XK for Kosovo): English short name, other names,
demonyms, capitals. A capital or a demonym is not the country: both are kept as relations only.
"""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from shared.identifiers import country_id

_TABLE = Path(__file__).with_name("countries.tsv")
# Names that more often mean something else: only a mention that is labelled a place is read as the country.
_AMBIGUOUS: Final = frozenset({"Jordan", "Chad", "Jersey", "Dominica", "Trinidad", "Antigua", "Congo", "Saint Martin"})
# Also the state of the USA: the country only where the article has one of these words too.
GEORGIA: Final = "Georgia"
GEORGIAN_SIGNS: Final = frozenset({"Tbilisi", "Caucasus", "Ossetia", "Abkhazia", "Saakashvili", "Russia", "Batumi"})
# Short forms of states as American newspapers write them in datelines and after names.
_STATES: Final = """
Ala.=Alabama Ariz.=Arizona Ark.=Arkansas Calif.=California Colo.=Colorado Conn.=Connecticut Del.=Delaware Fla.=Florida
Ga.=Georgia Ill.=Illinois Ind.=Indiana Kan.=Kansas Ky.=Kentucky La.=Louisiana Md.=Maryland Mass.=Massachusetts
Mich.=Michigan Minn.=Minnesota Miss.=Mississippi Mo.=Missouri Mont.=Montana Neb.=Nebraska Nev.=Nevada Okla.=Oklahoma
Ore.=Oregon Pa.=Pennsylvania Tenn.=Tennessee Tex.=Texas Va.=Virginia Vt.=Vermont Wash.=Washington Wis.=Wisconsin
Wyo.=Wyoming
"""
US_STATES: Final = {short: name for short, _, name in (pair.partition("=") for pair in _STATES.split())}
_NEVER_SHORTENED: Final = frozenset({"Alaska", "Hawaii", "Idaho", "Iowa", "Maine", "Ohio", "Texas", "Utah"})
STATE_NAMES: Final = frozenset(US_STATES.values()) | _NEVER_SHORTENED


class Country(NamedTuple):
    """One country of the table."""

    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its entity id, `country:KP`."""
        return country_id(self.code)


class Countries(NamedTuple):
    """The table by name, by demonym and by capital; keys are written as in running text."""

    by_name: dict[str, Country]
    by_demonym: dict[str, Country]
    by_capital: dict[str, Country]


@cache
def countries() -> Countries:
    """The table, read once."""
    rows = [_row(line) for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    return Countries(
        {name: row for row in rows for name in (row.name, *row.aliases)},
        {demonym: row for row in rows for demonym in row.demonyms},
        {capital: row for row in rows for capital in row.capitals},
    )


def _row(line: str) -> Country:
    code, name, *lists = line.split("\t")
    aliases, demonyms, capitals = (tuple(filter(None, cell.split("|"))) for cell in lists)
    return Country(code, name, aliases, demonyms, capitals)


def country_named(name: str, labelled_place: bool) -> Country | None:
    """The country a surface form names, or None. `name` has no leading article."""
    found = countries().by_name.get(name.replace("’", "'"))
    if found is None or (name in _AMBIGUOUS and not labelled_place):
        return None
    return found
