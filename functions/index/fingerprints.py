"""Owns the fingerprint of a text, by which copies of one story are known: a MinHash of its runs of three words.

Broder, "On the resemblance and containment of documents" (1997): the share of equal values of two fingerprints
estimates the share of runs that the texts have in common. One byte of each value is kept, as Li and König show for
b-bit minwise hashing (2010); by chance one in 256 is equal.
"""

import base64
import re
from typing import Final

from rensa import CMinHash

VALUES: Final = 64  # the estimate's standard error is at most 0.06, and the fingerprint has 88 characters
RUN_WORDS: Final = 3  # light edits leave most runs of three whole; longer ones find fewer trimmed and edited copies
MIN_WORDS: Final = 40  # shorter texts, such as results and flashes, resemble each other by their form
_SEED: Final = 1_997
_WORD: Final = re.compile(r"\w+")


def fingerprint(text: str) -> str:
    """The fingerprint of a text, 64 bytes in base64; empty for a text too short to have one."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < MIN_WORDS:
        return ""
    hashes = CMinHash(num_perm=VALUES, seed=_SEED)
    hashes.update([" ".join(words[i : i + RUN_WORDS]) for i in range(len(words) - RUN_WORDS + 1)])
    return base64.b64encode(bytes(value & 0xFF for value in hashes.digest())).decode()
