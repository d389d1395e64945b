"""Owns small tables inside articles, and lists of terms with what they mean: their rows stay whole, and so do they."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean
from typing import Final

from functions.clean.blocks import Block
from functions.clean.named_body import Part

CELL_MARK: Final = " | "
_CELLS: Final = frozenset({"td", "th", "dt", "dd"})
_TABLES: Final = frozenset({"table", "dl"})
_MIN_ROWS: Final = 2
_MAX_CELL_WORDS: Final = 40  # cells of the tables that lay out a page hold paragraphs
_MAX_CELL_BLOCKS: Final = 3
_MAX_LINK_SHARE: Final = 0.7  # tables of links are menus
_KEPT_FROM: Final = 0.5  # mean chance of its cells, from which a table is kept; a part of one tells nothing
_KEPT_FROM_WITHIN: Final = 0.3  # the same of one that stands between paragraphs of the article
_UP: Final = 3  # elements between a table and the body that it stands in


def mark_rows(blocks: Sequence[Block], parts: Mapping[int, Part]) -> None:
    """Tells the blocks of tables with data, which are not those that lay out a page, of which table, row and cell."""
    for table, cells in _tables(blocks, parts).items():
        rows = defaultdict[int, set[int]](set)
        counts = defaultdict[int, int](int)
        for _, row, cell in cells:
            rows[row].add(cell)
            counts[cell] += 1
        members = [blocks[place] for place, _, _ in cells]
        links, chars = sum(block.link_chars for block in members), sum(len(block.text) for block in members)
        is_small = max(counts.values()) <= _MAX_CELL_BLOCKS and links <= _MAX_LINK_SHARE * chars
        is_small = is_small and all(len(block.traits.words) <= _MAX_CELL_WORDS for block in members)
        if is_small and sum(1 for row in rows.values() if len(row) > 1) >= _MIN_ROWS:
            for place, row, cell in cells:
                blocks[place].cell = (table, row, cell)


def with_whole_tables(
    blocks: Sequence[Block], keeps: Sequence[bool], chances: Sequence[float], parts: Mapping[int, Part]
) -> list[bool]:
    """What is kept, with all of a table or nothing, as the chances of its cells have it."""
    places = defaultdict[int, list[int]](list)
    for place, block in enumerate(blocks):
        if block.cell:
            places[block.cell[0]].append(place)
    whole = list(keeps)
    for table, members in places.items():
        if not all(keeps[place] for place in members):
            is_within = _is_within(table, members, blocks, keeps, parts)
            is_kept = fmean(chances[place] for place in members) >= (_KEPT_FROM_WITHIN if is_within else _KEPT_FROM)
            for place in members:
                whole[place] = is_kept
    return whole


def _tables(blocks: Sequence[Block], parts: Mapping[int, Part]) -> dict[int, list[tuple[int, int, int]]]:
    """The places of the blocks in each table, with the numbers of row and cell; a term and its meanings are a row."""
    cells, tables = _around(_CELLS, parts), _around(_TABLES, parts)
    found = defaultdict[int, list[tuple[int, int, int]]](list)
    terms: dict[int, int] = {}
    for place, block in enumerate(blocks):
        cell = cells.get(block.element, 0)
        table = tables.get(cell, 0)
        if not cell or not table:
            continue
        if parts[cell].tag == "dt":
            terms[table] = cell
        row = terms.get(table, cell) if parts[cell].tag in ("dt", "dd") else parts[cell].parent
        found[table].append((place, row, cell))
    return found


def _around(tags: frozenset[str], parts: Mapping[int, Part]) -> dict[int, int]:
    """For each part the innermost one of some kind that it is or is in; outer parts come before inner ones."""
    found: dict[int, int] = {}
    for number, part in parts.items():
        found[number] = number if part.tag in tags else found.get(part.parent, 0)
    return found


def _upwards(number: int, parts: Mapping[int, Part]) -> Iterator[int]:
    while number in parts:
        yield number
        number = parts[number].parent


def _is_within(
    table: int, members: Sequence[int], blocks: Sequence[Block], keeps: Sequence[bool], parts: Mapping[int, Part]
) -> bool:
    """Whether the nearest blocks that are kept above and below a table stand in an element just around it."""
    around = list(_upwards(parts[table].parent, parts))[:_UP]
    before = next((place for place in range(members[0] - 1, -1, -1) if keeps[place]), None)
    after = next((place for place in range(members[-1] + 1, len(blocks)) if keeps[place]), None)
    if before is None or after is None:
        return False
    return any(all(number in _upwards(blocks[place].element, parts) for place in (before, after)) for number in around)
