"""Owns how JSON is stored in an attribute: as it is, or packed with zlib where it is long.

DynamoDB bills a write by the started kilobyte. What would not fit into one is worth packing: it takes 43 write units of
an article of 650 words with 17 quotations to 29. That zlib knows the words of our JSON before it begins
(RFC 1950, preset dictionary) is worth 0.8 units more.
"""

import zlib
from typing import Final

PLAIN_MAX_BYTES = 750  # with its keys, its sequencer and the names of attributes, an item of just under 1 KB
_LEVEL = 9  # an attribute has a few kilobytes; packing one takes 0.1 ms
_MEMORY_LEVEL = 9

# Items were packed with it: never change a word, but begin another beside it, and tell them apart by the checksum of
# the dictionary that a packed attribute begins with. What is frequent stands last, where zlib points to it cheapest.
_WORDS_2026: Final = (
    "there were about which after because when between before other people government President said told according "
    "more than have been not was are but they their them his her she who would could will has had were from this with "
    'for on as is it he be in and to of that the I we United States","type":"GROUP"},{"id":"event:","type":"EVENT"},'
    '{"id":"country:","type":"PLACE"},{"id":"org:"truncated":true,"fingerprint":","mention_count":1,"quotes":['
    '"about":["place:"],"confidence":0.5,"cue":{"start":1,"text":"according to"},{"kind":"mixed","text":"“,"speaker":'
    '{"id":null,"name":"They","start":","text":"He"},"cue":{"start":","text":"told"},"about":["person:"],"confidence":'
    '0.75},{"kind":"direct","text":""},"cue":{"start":","text":"said"},"about":["org:"],"confidence":0.95},{"kind":'
    '"indirect","text":"","start":1,"speaker":{"id":"person:","name":"","start":","text":"{"article":{"id":"",'
    '"headline":"","site":null,"url":"https://www..com/","authors":[""],"published_at":"20-T:00:00Z","language":"en",'
    '"word_count":},"entities":[{"id":"place:","name":"","type":"PLACE"},{"id":"org:","name":"","type":"ORG"},'
    '{"id":"person:","name":"","type":"PERSON"}'
).encode()


def packed(json: str) -> str | bytes:
    """JSON as it is stored."""
    raw = json.encode()
    if len(raw) <= PLAIN_MAX_BYTES:
        return json
    packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS, _MEMORY_LEVEL, zdict=_WORDS_2026)
    return packing.compress(raw) + packing.flush()


def unpacked(stored: object) -> str | bytes:
    """The JSON in an attribute; zlib asks for the dictionary only where one was used, as it was not before 2026-11.

    Raises zlib.error where it is damaged.
    """
    if not isinstance(stored, bytes):
        return str(stored)
    unpacking = zlib.decompressobj(zdict=_WORDS_2026)
    raw = unpacking.decompress(stored)
    if not unpacking.eof:
        raise zlib.error("the attribute ends too early")
    return raw
