"""The secret that signs cursors is one for a table, whoever asks first."""

from functions.api.secret import SECRET_BYTES, cursor_secret
from shared.keys import CURSOR_SECRET_KEY
from shared.table import Item
from tests.fakes import FakeTable


def test_the_secret_is_made_once_and_kept() -> None:
    table = FakeTable()
    secret = cursor_secret(table)
    assert len(secret) == SECRET_BYTES
    assert cursor_secret(table) == secret
    assert cursor_secret(FakeTable()) != secret


def test_of_two_makers_the_first_wins() -> None:
    class Overtaken(FakeTable):
        def put_if_unchanged(self, item: Item, previous: Item | None, attributes: object) -> bool:
            del attributes
            super().put_if_unchanged({**item, "secret": "ab" * SECRET_BYTES}, previous, ())
            return False

    table = Overtaken()
    assert cursor_secret(table) == b"\xab" * SECRET_BYTES
    assert table.get(CURSOR_SECRET_KEY) is not None
