"""Owns what a container is: a file that gives records, each the bytes of one article."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import NamedTuple


class Record(NamedTuple):
    """One article in a container: its bytes, and what the container says of them.

    `number` counts from 1 in the order of the container. `offset` is the byte of the container, as stored, at which
    reading may begin again with this record; 0 where the kind of container has no such places. `problem` tells why
    a record has no bytes.
    """

    number: int
    raw: bytes
    offset: int = 0
    name: str = ""
    url: str | None = None
    charset: str = ""
    problem: str | None = None


class Container(ABC):
    """An object that holds several articles."""

    @abstractmethod
    def records(self, first: int, offset: int) -> Iterator[Record]:
        """The records from number `first` on, one in memory at a time; raises Rejected where the rest is damaged.

        `offset` is what record `first` had when it was read before, or 0.
        """

    def remark(self) -> str | None:
        """After all was read: what people should know of it, such as how much in it is no page; mostly nothing."""
        return None
