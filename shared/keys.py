"""Owns the keys of the table: every question newsdex answers, and the one place it is answered from.

One table, two string keys `pk` and `sk`, no secondary index: what an index would copy is cheaper written once,
here, where its cost can be seen. `<sort>` is the time of publication as printed, `2026-03-01T08:00:00`, then
`#`, then the article's id; an article without a date sorts first, under `UNDATED`.

| question                                    | pk                | sk                       | operation            |
| ------------------------------------------- | ----------------- | ------------------------ | -------------------- |
| What became of the object I uploaded, or of | ARTICLE#<id>      | HEAD, VERSION#<sequencer>| one query            |
|   article 3 of the several it holds?        |                   |                          |                      |
| Where is the text of article A?             | ARTICLE#<id>      | RECORD                   | get, then archive    |
| Which articles, quotations: newest first?   | DAY#<yyyy-mm-dd>  | <sort>                   | query per day        |
| On which days is there anything?            | DAYS              | <yyyy-mm-dd>             | query                |
| Where was E mentioned; what did E say;      | ENTITY#<entity>   | <sort>                   | query, newest first  |
|   what was said about E?                    |                   |                          |                      |
| Which entities begin with N?                | NAMES#<letter>    | <folded name>#<entity>   | query by prefix      |
| What was rejected lately, and why?          | REJECTED#<yyyy-mm>| <event time>#<id>        | query per month      |
| What did people correct; what ever?         | CORRECTIONS(#LOG) | <kind>:<target>, <time># | query, once a second |
| What signs the cursors of answers?          | SECRETS           | CURSOR                   | get, once a process  |
| Where does the audit of the bucket go on?   | AUDIT             | PLACE                    | get                  |

Writes for an article: HEAD four times (received, cleaned, extracted, outcome), RECORD and DAY once, one posting
for each entity, and a NAMES item for an entity never seen before. What is rejected leaves one item, under REJECTED.
An item is billed by the started kilobyte and a posting without quotations is a fifth of one, so the quotations by and
about an entity ride in its posting.

Items carry `seq`, the sequencer of the object version they were made from: an older version never overwrites
a newer one. `body` is compact JSON, packed where it is long (shared/packing.py): no condition looks inside, and
attribute types would add a third to its size.
The items under DAYS and NAMES say that another partition is not empty; they are a function of its first item,
so that any order of writes and removals leaves the same table. Of that item they tell only what nearly all agree in,
so that articles may come in any order and change few of them.
"""

from typing import NamedTuple

from shared.filed_names import other_names
from shared.identifiers import slug

UNDATED = "0000-00-00"
ENTITY_NAME_LETTERS = "_0123456789abcdefghijklmnopqrstuvwxyz"  # the partitions of NAMES, in order; "_" holds the rest

# What belongs to the last name, and what stands behind it.
_PARTICLES = frozenset(
    {"al", "bin", "ibn", "ben", "abu", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du",
     "el", "la", "las", "le", "los", "ter", "van", "von", "zu", "zum", "zur"}
)  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SAME_OF_MANY = ("s", "h", "se")  # the Swiss, the British, the Japanese


class Key(NamedTuple):
    """The primary key of an item."""

    pk: str
    sk: str


HEAD = "HEAD"
RECORD = "RECORD"
VERSION_PREFIX = "VERSION#"
DAYS_PARTITION = "DAYS"
CURSOR_SECRET_KEY = Key("SECRETS", "CURSOR")
CORRECTIONS_PARTITION = "CORRECTIONS"  # those in force, by kind and target
CORRECTIONS_LOG = "CORRECTIONS#LOG"  # all there ever were, by time
AUDIT_PLACE = Key("AUDIT", "PLACE")  # where the audit of the bucket goes on


def article_partition(article_id: str) -> str:
    """Everything about an article and the object it came from, but not its postings."""
    return f"ARTICLE#{article_id}"


def head_key(article_id: str) -> Key:
    """The newest known version of the object: where it is on its way, or how it ended."""
    return Key(article_partition(article_id), HEAD)


def version_key(article_id: str, sequencer: str) -> Key:
    """A superseded version of the object."""
    return Key(article_partition(article_id), VERSION_PREFIX + sequencer)


def record_key(article_id: str) -> Key:
    """What the index holds of the article: its own list of all it wrote."""
    return Key(article_partition(article_id), RECORD)


def publication_sort(published_at: str | None, article_id: str) -> str:
    """`<sort>` of an article: the printed date and time, without the offset, so that a day is the paper's day."""
    date, _, time = (published_at or UNDATED).partition("T")
    return f"{date}T{(time or '00:00:00')[:8]}#{article_id}"


def day_of(sort: str) -> str:
    """The day, `yyyy-mm-dd` or `UNDATED`, of a `<sort>`."""
    return sort[: len(UNDATED)]


def day_partition(day: str) -> str:
    """The articles of one day."""
    return f"DAY#{day}"


def day_key(sort: str) -> Key:
    """The listing of one article, with its quotations."""
    return Key(day_partition(day_of(sort)), sort)


def days_key(day: str) -> Key:
    """Says that there are articles of this day."""
    return Key(DAYS_PARTITION, day)


def entity_partition(entity_id: str) -> str:
    """The postings of one entity."""
    return f"ENTITY#{entity_id}"


def posting_key(entity_id: str, sort: str) -> Key:
    """One entity in one article."""
    return Key(entity_partition(entity_id), sort)


def rejected_partition(month: str) -> str:
    """What was rejected among the objects that arrived in a month, `yyyy-mm`."""
    return f"REJECTED#{month}"


def rejected_key(sort: str) -> Key:
    """One rejected version, by the `rejected_sort` of it."""
    return Key(rejected_partition(sort[:7]), sort)


def rejected_sort(event_time: str, article_id: str) -> str:
    """By time of arrival; the id keeps apart what arrived at once."""
    return f"{event_time}#{article_id}"


def searchable_name(name: str) -> str:
    """A name as people look for it: folded words, `Phillips O’Brien` as `phillips obrien`."""
    return slug(name).replace("-", " ")


def names_partition(searchable: str) -> str:
    """The part of the directory of names in which a name beginning so stands."""
    letter = searchable[:1]
    return names_partition_of_letter(letter if letter and letter in ENTITY_NAME_LETTERS else "_")


def names_partition_of_letter(letter: str) -> str:
    """The part of the directory of names for one of `ENTITY_NAME_LETTERS`."""
    return f"NAMES#{letter}"


def name_keys(entity_id: str, name: str) -> tuple[Key, ...]:
    """Where the directory lists an entity: under its name, then under others by which people look for it.

    Whoever is known by other names is listed under those too; a person under the last name as well, and where it has
    several parts, as `von der Leyen` and `Müller-Hägg`, whole and by its last part; a group under the names of one and
    of many, `democrat` and `democrats`.
    """
    kind, _, tail = entity_id.partition(":")
    forms = (name, *other_names(kind.upper(), name))
    names = [searchable_name(form) for form in forms]
    if kind == "person":
        for form in forms:
            whole = searchable_name(_last_name(form))
            names += filter(None, (whole, whole.rpartition(" ")[2]))
    if kind == "group":
        one = tail.replace("-", " ")
        names += [one] if one.endswith(_SAME_OF_MANY) else [one, f"{one}s"]
    return tuple(Key(names_partition(n), f"{n}#{entity_id}") for n in dict.fromkeys(names))


def _last_name(name: str) -> str:
    """The last word of a name with the particles before it, `van der Berg`, and without what may follow, as `Jr.`"""
    words = name.split()
    while len(words) > 1 and searchable_name(words[-1]) in _SUFFIXES:
        words.pop()
    begin = max(0, len(words) - 1)
    while begin > 1 and words[begin - 1].lower() in _PARTICLES:
        begin -= 1
    return " ".join(words[begin:])
