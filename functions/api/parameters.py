"""Owns the parameters of the API: their names, types, limits and descriptions, as news APIs call them."""

from datetime import date
from typing import Annotated, Literal

from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from shared.document import EntityType, QuoteKind

PAGE_SIZE_DEFAULT = 20
PAGE_SIZE_MAX = 100

Words = Annotated[str | None, Query(max_length=200, description="Words that must all occur; case and accents ignored.")]
From = Annotated[date | None, Query(alias="from", description="First day of publication, `yyyy-mm-dd`.")]
To = Annotated[date | None, Query(alias="to", description="Last day of publication, `yyyy-mm-dd`, included.")]
Language = Annotated[str | None, Query(min_length=2, max_length=3, description="ISO 639 code of the text: `en`.")]
Author = Annotated[str | None, Query(max_length=200, description="Full name of an author.")]
Site = Annotated[str | None, Query(max_length=200, description="Site the article was printed on.")]
SortBy = Annotated[Literal["newest", "oldest"], Query(description="Order by time of publication.")]
PageSize = Annotated[int, Query(ge=1, le=PAGE_SIZE_MAX, description="Rows wanted at most.")]
Cursor = Annotated[str | None, Query(max_length=2_000, description="`next_cursor` of the page before.")]
EntityOrName = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=200,
        description="Entity id (`person:lloyd-austin`), full name or last name; a last name means all who bear it.",
    ),
]
EntityId = Annotated[str, Path(max_length=200, description="Entity id, such as `person:lloyd-austin`.")]
ArticleId = Annotated[str, Path(max_length=64, description="Article id.")]
Confidence = Annotated[float, Query(ge=0, le=1, description="Least confidence, 0 to 1.")]
Prefix = Annotated[str, Query(max_length=100, description="What a name, or a person's last name, begins with.")]
Key = Annotated[str, Query(min_length=1, max_length=1024, description="Object key, such as `inbox/story.html`.")]
Kind = Annotated[QuoteKind | None, Query(description="Between marks, partly so, or in the reporter's words.")]
Type = Annotated[EntityType | None, Query(alias="type", description="Only entities of this type.")]
