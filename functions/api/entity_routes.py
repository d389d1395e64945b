"""Owns the routes of entities: the directory, one entity, its articles, its time line, its company."""

from aws_lambda_powertools.event_handler import Response

from functions.api import answers, responses, wiring
from functions.api import parameters as p
from functions.api.article_routes import ARTICLES
from functions.api.asking import answer, articles_wanted, asked, dates, found, router
from functions.api.lists import Shape, answer_list
from functions.api.tables import columns_of
from shared.listing import EntityName

ENTITIES: Shape[EntityName] = Shape("entities", columns_of(*EntityName.model_fields))


@router.get(
    "/entities",
    summary="Entities whose name begins with …",
    tags=["Entities"],
    responses=responses.rows(answers.EntityPage),
    compress=True,
)
def list_entities(
    q: p.Prefix = "",
    type_: p.Type = None,
    page_size: p.PageSize = None,
    cursor: p.Cursor = None,
    format_: p.RowsFormat = "json",
) -> Response[str]:
    """People, organisations, places and so on, in the order of names."""
    library = wiring.ports().library
    return answer_list(
        asked(page_size, cursor, format_),
        ENTITIES,
        wiring.ports().cursors,
        lambda size, position: library.entities(q, type_, size, position),
    )


@router.get(
    "/entities/<entity_id>",
    summary="One entity",
    tags=["Entities"],
    responses=responses.one(answers.EntityProfile, 404),
    compress=True,
)
def get_entity(entity_id: p.EntityId) -> Response[str]:
    """Its name, its type, and the newest and oldest article that mention it."""
    profile = wiring.ports().library.entity(entity_id)
    return answer(found(profile, "No article mentions an entity with this id."))


@router.get(
    "/entities/<entity_id>/articles",
    summary="The articles that mention an entity",
    tags=["Entities"],
    responses=responses.rows(answers.ArticlePage, 404),
    compress=True,
)
def list_entity_articles(
    entity_id: p.EntityId,
    from_day: p.From = None,
    to_day: p.To = None,
    sort_by: p.SortBy = "newest",
    page_size: p.PageSize = None,
    cursor: p.Cursor = None,
    format_: p.RowsFormat = "json",
) -> Response[str]:
    """Newest first unless asked otherwise."""
    library = wiring.ports().library
    wanted = articles_wanted(from_day, to_day, sort_by=sort_by)
    return answer_list(
        asked(page_size, cursor, format_),
        ARTICLES,
        wiring.ports().cursors,
        lambda size, position: library.articles(frozenset((entity_id,)), wanted, size, position),
    )


@router.get(
    "/entities/<entity_id>/timeline",
    summary="How often an entity was in print, by day, week or month",
    tags=["Entities"],
    responses=responses.one(answers.Timeline, 404),
    compress=True,
)
def get_timeline(
    entity_id: p.EntityId,
    interval: p.TimelineInterval = "month",
    from_day: p.From = None,
    to_day: p.To = None,
    cursor: p.Cursor = None,
) -> Response[str]:
    """Articles that mention it, quotations by and about it, oldest span first.

    One answer adds up at most 2,000 articles, at half a read unit for each started 4 KB of their postings, about 250
    units; `next_cursor` goes on from there.
    """
    ports, request = wiring.ports(), asked(None, cursor)
    position = ports.cursors.decode(request.bound, cursor) if cursor is not None else None
    page = ports.library.timeline(entity_id, interval, dates(from_day, to_day), position)
    following = ports.cursors.encode(request.bound, page.position) if page.position else None
    return answer(answers.Timeline(interval=interval, buckets=page.rows, next_cursor=following))


@router.get(
    "/entities/<entity_id>/related",
    summary="Who and what is most mentioned together with an entity",
    tags=["Entities"],
    responses=responses.one(answers.Related, 404),
    compress=True,
)
def get_related(
    entity_id: p.EntityId,
    type_: p.Type = None,
    from_day: p.From = None,
    to_day: p.To = None,
    page_size: p.RelatedSize = p.RELATED_DEFAULT,
) -> Response[str]:
    """In how many of its articles each other entity is mentioned, the most first.

    Looks at the newest 200 articles in the range, about 220 read units; `complete` says whether those were all.
    """
    return answer(wiring.ports().library.related(entity_id, type_, dates(from_day, to_day), page_size))
