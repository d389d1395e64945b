"""Owns the limits of cleaning: how much of anything is read before an object is turned away or read more simply."""

from typing import Final

MAX_OBJECT_BYTES: Final = 5_000_000
"""Largest object, packed or unpacked. The largest page of our development sets has 2.9 MB, the median 0.2 MB."""

MAX_CONTAINER_BYTES: Final = 500_000_000
"""Largest object that holds several articles. Web archives are cut at 1 GB, packed, by convention of crawlers (ISO
28500, annex A); reading half of that through takes some 15 s, and it is never in memory as a whole."""

MAX_UNPACKED_BYTES: Final = 2_000_000_000
"""Most that is read of a packed container, at some 300 MB/s."""

MAX_LIST_BYTES: Final = 20_000_000
"""Largest container that has to be parsed as a whole: a JSON array, or an XML message of several items."""

MAX_RATIO: Final = 200
"""Most a gzip may grow. HTML rarely shrinks more than twentyfold; bombs grow a thousandfold."""

MAX_TREE_CHARS: Final = 1_000_000
MAX_TREE_TAGS: Final = 12_000
MAX_TREE_DEPTH: Final = 150
"""Pages beyond these are read by the linear reader alone. libxml2 drops text below 256 elements without a word, and
tree-based extractors need about 2 s for a megabyte; 99 % of news pages stay below a third of these figures."""

MAX_LINES: Final = 4_000
"""More lines than this are a book or a log, not an article, and would take seconds to judge. The longest page of our
development sets has 1,600."""

MAX_BREAKS: Final = 100_000
"""More line ends than this, of blank lines as well, are not read at all."""

MAX_TEXT_CHARS: Final = 600_000
"""Longest text, about 100,000 words. Extraction takes a second for 8,000 words and Lambda gives it two minutes."""

MIN_ARTICLE_WORDS: Final = 25
"""The shortest news items are one paragraph of about this length (agency flashes, paywall stubs with a lede)."""
