"""Owns the parameters of the API: their names, types, limits and descriptions, as news APIs call them."""

from typing import Annotated, Any, Literal

from aws_lambda_powertools.event_handler.openapi.params import Header, Path, Query

from shared.document import EntityType, QuoteKind

PAGE_SIZE_DEFAULT = 20
PAGE_SIZE_MAX = 100
RELATED_DEFAULT = 20
RELATED_MAX = 100

ListFormat = Literal["json", "csv", "jsonl"]
ArticleFormat = Literal["json", "ninjs", "jsonld"]
Interval = Literal["day", "week", "month"]

Words = Annotated[
    str | None,
    Query(
        max_length=200,
        description="Words that must all occur, in any order; case, accents and punctuation are ignored. "
        "At most 200 characters.",
        examples=["ferry pier"],
    ),
]
# Not of type `date`: for that pydantic takes numbers too, as seconds since 1970.
_A_DAY: Any = {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "json_schema_extra": {"format": "date"}}
From = Annotated[
    str | None,
    Query(
        alias="from",
        description="First day of publication, `yyyy-mm-dd`, as printed.",
        examples=["2026-01-01"],
        **_A_DAY,
    ),
]
To = Annotated[
    str | None,
    Query(
        alias="to", description="Last day of publication, `yyyy-mm-dd`, included.", examples=["2026-12-31"], **_A_DAY
    ),
]
ArrivedFrom = Annotated[
    str | None,
    Query(
        alias="from",
        description="First day of arrival, `yyyy-mm-dd`, in UTC; a year before `to` if it is not given.",
        examples=["2026-01-01"],
        **_A_DAY,
    ),
]
ArrivedTo = Annotated[
    str | None,
    Query(
        alias="to",
        description="Last day of arrival, `yyyy-mm-dd`, included; today if it is not given. At most ten years after "
        "`from`.",
        examples=["2026-12-31"],
        **_A_DAY,
    ),
]
Language = Annotated[
    str | None,
    Query(
        min_length=2,
        max_length=3,
        description="ISO 639 code of the text, 2 or 3 letters in either case.",
        examples=["en"],
    ),
]
Author = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=200,
        description="Full name of an author; case and accents ignored.",
        examples=["Nora Quist"],
    ),
]
Site = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=200,
        description="Site the article was printed on; case ignored.",
        examples=["courier.example"],
    ),
]
SortBy = Annotated[
    Literal["newest", "oldest"],
    Query(description="Order by time of publication; articles without one count as oldest."),
]
PageSize = Annotated[
    int | None,
    Query(
        ge=1,
        le=PAGE_SIZE_MAX,
        description=f"Rows wanted at most, 1 to {PAGE_SIZE_MAX}. Without it {PAGE_SIZE_DEFAULT} in JSON, and in CSV "
        "and JSON Lines as many as one answer holds.",
        examples=[50],
    ),
]
Cursor = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=2_000,
        description="`next_cursor` of the page before, with all other parameters but `page_size` unchanged; good for a "
        "day.",
    ),
]
EntityOrName = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=200,
        description="Entity id (`person:lloyd-austin`), full name or last name; a last name means all who bear it, at "
        "most 20.",
        examples=["person:tove-lindqvist"],
    ),
]
EntityId = Annotated[
    str,
    Path(max_length=200, description="Entity id, such as `person:lloyd-austin`.", examples=["person:tove-lindqvist"]),
]
ArticleId = Annotated[
    str, Path(max_length=64, description="Article id: 20 hexadecimal digits.", examples=["50ffdea7454f7c8ef547"])
]
CorrectionId = Annotated[str, Path(max_length=300, description="`kind:target`.", examples=["hide:0123456789abcdef"])]
By = Annotated[
    str,
    Query(
        min_length=1,
        max_length=200,
        description="Who takes it back, where no authorizer names anybody.",
        examples=["mara"],
    ),
]
ExcludeDuplicates = Annotated[
    bool,
    Query(
        description="Give what copies of one story have in common once, from the first of them on the page; "
        "`copies` of a quotation is how many others on the way to it printed the same words.",
    ),
]
Confidence = Annotated[float, Query(ge=0, le=1, description="Least confidence of a quotation, 0 to 1.", examples=[0.9])]
Prefix = Annotated[
    str,
    Query(
        max_length=100,
        description="What a name, last name or other name (`FBI`) begins with; case and accents ignored.",
        examples=["lind"],
    ),
]
Key = Annotated[
    str,
    Query(min_length=1, max_length=1024, description="Object key in the inbox bucket.", examples=["inbox/empty.txt"]),
]
Kind = Annotated[
    QuoteKind | None, Query(description="Between marks, partly so, or in the reporter's words.", examples=["direct"])
]
Type = Annotated[EntityType | None, Query(alias="type", description="Only entities of this type.", examples=["PERSON"])]
TimelineInterval = Annotated[Interval, Query(description="What one row of counts spans; weeks begin on Monday.")]
RelatedSize = Annotated[
    int,
    Query(
        alias="page_size",
        ge=1,
        le=RELATED_MAX,
        description=f"Entities wanted at most, 1 to {RELATED_MAX}.",
        examples=[RELATED_DEFAULT],
    ),
]
RowsFormat = Annotated[
    ListFormat,
    Query(
        alias="format",
        description="`csv` and `jsonl` give the same rows; where there are more, a `Link` header with `rel=next` goes "
        "on.",
    ),
]
DocumentFormat = Annotated[
    ArticleFormat | None,
    Query(
        alias="format",
        description="`json` is the archive's document, `ninjs` IPTC ninjs 3.1, `jsonld` schema.org NewsArticle. "
        "Without it the `Accept` header decides.",
    ),
]
IfNoneMatch = Annotated[
    str | None,
    Header(
        alias="if-none-match", max_length=1_000, description="`ETag` of the answer you have: 304 if it still holds."
    ),
]
Accept = Annotated[
    str | None,
    Header(alias="accept", max_length=1_000, description="`application/ld+json` for schema.org JSON-LD."),
]
