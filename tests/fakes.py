"""In-memory stand-ins for the ports of `shared`, held to the adapters' behaviour by tests/contracts."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import BinaryIO, NamedTuple

from shared.keys import Key
from shared.messages import Message
from shared.objects import ObjectTooLarge
from shared.table import Item, key_of


class FakeTable:
    """A table in a dictionary."""

    def __init__(self) -> None:
        self.items: dict[Key, Item] = {}

    def get(self, key: Key) -> Item | None:
        item = self.items.get(key)
        return dict(item) if item else None

    def get_many(self, keys: Sequence[Key], *, consistent: bool = True) -> dict[Key, Item]:  # noqa: ARG002 - always is
        return {key: dict(self.items[key]) for key in keys if key in self.items}

    def query(
        self,
        partition: str,
        *,
        first: str = "",
        last: str | None = None,
        descending: bool = False,
        limit: int | None = None,
        consistent: bool = False,  # noqa: ARG002 - always is
    ) -> Iterator[Item]:
        found = sorted(
            (key for key in self.items if key.pk == partition and first <= key.sk and (last is None or key.sk <= last)),
            key=lambda key: key.sk.encode(),
            reverse=descending,
        )
        for key in found[:limit]:
            yield dict(self.items[key])

    def put_unless_newer(self, item: Item) -> bool:
        if not self._is_older_or_absent(key_of(item), str(item["seq"])):
            return False
        self.items[key_of(item)] = dict(item)
        return True

    def delete_unless_newer(self, key: Key, seq: str) -> bool:
        if not self._is_older_or_absent(key, seq):
            return False
        self.items.pop(key, None)
        return True

    def put_if_unchanged(self, item: Item, previous: Item | None, attributes: Sequence[str]) -> bool:
        if not self._is_unchanged(key_of(item), previous, attributes):
            return False
        self.items[key_of(item)] = dict(item)
        return True

    def delete_if_unchanged(self, previous: Item, attributes: Sequence[str]) -> bool:
        if not self._is_unchanged(key_of(previous), previous, attributes):
            return False
        del self.items[key_of(previous)]
        return True

    def _is_older_or_absent(self, key: Key, seq: str) -> bool:
        stored = self.items.get(key)
        return stored is None or str(stored["seq"]) <= seq

    def _is_unchanged(self, key: Key, previous: Item | None, attributes: Sequence[str]) -> bool:
        stored = self.items.get(key)
        if previous is None or stored is None:
            return previous is stored
        return all(stored.get(name) == previous[name] for name in attributes)


class FakeObjects:
    """A bucket with versions in dictionaries: `put` returns nothing, as the port does; see `versions`."""

    def __init__(self) -> None:
        self.versions: dict[str, list[tuple[str, bytes | None]]] = {}

    def get(self, key: str, version_id: str | None = None, max_bytes: int | None = None) -> bytes | None:
        bodies = [body for name, body in self.versions.get(key, []) if version_id in (None, name)]
        body = bodies[-1] if bodies else None
        if body is not None and max_bytes is not None and len(body) > max_bytes:
            raise ObjectTooLarge(len(body))
        return body

    def open(self, key: str, version_id: str | None = None) -> BinaryIO | None:
        body = self.get(key, version_id)
        return BytesIO(body) if body is not None else None

    def put(self, key: str, body: bytes, content_type: str) -> None:  # noqa: ARG002 - kept by no one
        self._append(key, body)

    def delete(self, key: str) -> None:
        self._append(key, None)

    def purge(self, key: str) -> list[str]:
        versions = self.versions.get(key, [])
        self.versions[key] = [(name, body) for name, body in versions if body is None]
        return [name for name, body in versions if body is not None]

    def keys(self, prefix: str) -> Iterator[str]:
        return (key for key, versions in sorted(self.versions.items()) if key.startswith(prefix) and versions[-1][1])

    def current_version(self, key: str) -> str | None:
        name, body = self.versions.get(key, [("", None)])[-1]
        return name if body is not None else None

    def _append(self, key: str, body: bytes | None) -> None:
        versions = self.versions.setdefault(key, [])
        versions.append((f"v{len(versions) + 1}", body))


class Sent(NamedTuple):
    """A message in a fake queue."""

    message: Message
    delay_s: int


class FakeQueue:
    """A queue in a list; tests deliver from it what they like."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []

    def send(self, message: Message, delay_s: int = 0) -> None:
        self.sent.append(Sent(message, delay_s))

    def take(self) -> list[Sent]:
        """All messages, which are gone then."""
        taken, self.sent = self.sent, []
        return taken
