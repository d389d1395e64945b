"""What was packed at any time is still read."""

import zlib

import pytest

from shared.packing import PLAIN_MAX_BYTES, packed, unpacked

LONG = '{"kind":"direct","text":"Café — “the words of somebody”"},' * 30
# Packed as of November 2026: it must be read for as long as there are tables.
PACKED_2026 = bytes.fromhex(
    "78f9d4e17258c319a7ce896987572a3c6a9802c473405912e4f66250262dcecf4d4dca4fa97cd43057094fa2183560d4805103460d183560d4805103c8330000dc00fa8b"
)


def test_what_is_short_stays_as_it_is() -> None:
    assert packed("x" * PLAIN_MAX_BYTES) == "x" * PLAIN_MAX_BYTES
    assert unpacked("x") == "x"


def test_what_is_long_comes_back() -> None:
    body = packed(LONG)
    assert isinstance(body, bytes)
    assert len(body) < len(zlib.compress(LONG.encode(), 9))
    assert unpacked(body) == LONG.encode()


def test_what_was_packed_without_a_dictionary_is_still_read() -> None:
    assert unpacked(zlib.compress(LONG.encode(), 9)) == LONG.encode()


def test_the_dictionary_is_the_one_that_items_were_packed_with() -> None:
    assert unpacked(PACKED_2026) == LONG.encode()


@pytest.mark.parametrize("damaged", [b"", b"x\x9c\x00", PACKED_2026[:20], b"no zlib"])
def test_a_damaged_attribute_is_not_taken_for_empty(damaged: bytes) -> None:
    with pytest.raises(zlib.error):
        unpacked(damaged)
