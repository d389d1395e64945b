"""The directory holds each name once, in whatever order articles come, and spells it as the earliest article does."""

from collections import Counter
from collections.abc import Sequence

import pytest

from shared.document import Document, Entity, EntityType, Span
from shared.keys import Key
from shared.listing import directory_name_of
from shared.table import Item, key_of
from tests.fakes import FakeTable
from tests.stages import Stages, Work

LATER = "2026-03-02\nAda Stone praised Ben Reed."
EARLIER = "2026-03-01\nBen Reed answered Ada Stone."
SPELLED_OTHERWISE = "2026-03-01\nADA Stone came."


class _Table(FakeTable):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Key] = []
        self.written: Counter[str] = Counter()

    def get_many(self, keys: Sequence[Key], *, consistent: bool = True) -> dict[Key, Item]:
        self.asked += keys
        return super().get_many(keys, consistent=consistent)

    def put_if_unchanged(self, item: Item, previous: Item | None, attributes: Sequence[str]) -> bool:
        self.written[str(item["pk"]).partition("#")[0]] += 1
        return super().put_if_unchanged(item, previous, attributes)


def _names(table: FakeTable) -> dict[str, str]:
    items = {key: item for key, item in table.items.items() if key.pk.startswith("NAMES#")}
    return {key.sk.partition("#")[0]: directory_name_of(item).entity.name for key, item in items.items()}


def test_a_person_is_asked_for_once_and_stands_under_both_names() -> None:
    table = _Table()
    stages = Stages(table=table)
    stages.drain([stages.upload("inbox/a", LATER)])
    assert [key.sk for key in table.asked if key.pk.startswith("NAMES#")] == [
        "ada stone#person:ada-stone",
        "ben reed#person:ben-reed",
    ]
    assert set(_names(table)) == {"ada stone", "stone", "ben reed", "reed"}


def test_an_earlier_article_of_known_people_writes_no_name() -> None:
    table = _Table()
    stages = Stages(table=table)
    stages.drain([stages.upload("inbox/a", LATER)])
    table.written.clear()
    stages.drain([stages.upload("inbox/b", EARLIER)])
    assert table.written["NAMES"] == 0


def test_the_earliest_article_says_how_a_name_is_spelled() -> None:
    for order in ((LATER, SPELLED_OTHERWISE), (SPELLED_OTHERWISE, LATER)):
        stages = Stages()
        stages.drain([stages.upload(f"inbox/{body[:10]}", body) for body in order])
        assert _names(stages.table)["ada stone"] == _names(stages.table)["stone"] == "ADA Stone"


def test_an_entry_of_before_is_read_and_brought_up_to_date() -> None:
    stages = Stages()
    stages.drain([stages.upload("inbox/a", LATER)])
    orderly = stages.snapshot()
    for key, item in stages.table.items.items():
        if key.pk.startswith("NAMES#"):
            body = str(item["body"]).removesuffix("}") + ',"first_published":"2026-03-02"}'
            stages.table.items[key] = {**item, "first": "2026-03-02T00:00:00#x", "body": body}
    assert _names(stages.table)["stone"] == "Ada Stone"
    stages.drain([stages.upload("inbox/b", LATER)])
    written = {key_of(item): item for item in stages.snapshot()[0]}
    assert all(written[key_of(item)] == item for item in orderly[0] if str(item["pk"]).startswith("NAMES#"))


def _as_a_firm(document: Document) -> Document:
    """A firm under one id, whatever it is called."""
    name = document.text
    mention = Span(start=0, end=len(name), text=name)
    return document.model_copy(
        update={"entities": (Entity(id="org:norva", name=name, type=EntityType.ORG, mentions=(mention,)),)}
    )


@pytest.mark.parametrize("first_removed", ["inbox/a", "inbox/b"])
@pytest.mark.parametrize(
    "bodies", [("2026-03-01\nNorva", "2026-03-02\nNorva Inc"), ("2026-03-02\nNorva", "2026-03-01\nNorva Inc")]
)
def test_no_name_of_a_firm_with_two_stays_behind(bodies: tuple[str, str], first_removed: str) -> None:
    stages = Stages(work=Work(annotate=_as_a_firm))
    stages.drain([stages.upload(f"inbox/{key}", body) for key, body in zip("ab", bodies, strict=True)])
    assert _names(stages.table)
    stages.drain([stages.remove(first_removed)])
    left = bodies["ba".index(first_removed[-1])].partition("\n")[2]
    assert _names(stages.table) == {left.lower(): left}
    stages.drain([stages.remove(key) for key in ("inbox/a", "inbox/b")])
    assert _names(stages.table) == {}
