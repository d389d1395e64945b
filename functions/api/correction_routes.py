"""Owns the routes of corrections: giving one, taking one back, and what was ever said, by whom and why."""

from datetime import UTC, datetime
from typing import Annotated, Any

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from functions.api import answers, responses, wiring
from functions.api import parameters as p
from functions.api.asking import answer, found, router
from functions.api.corrections import WORDS_MAX_CHARS, Correction, Hide, KeptCorrection, Merge, Reassign
from functions.api.problems import Problem
from shared.record import read_record


@router.put(
    "/corrections",
    summary="Correct an entity or a quotation",
    tags=["Corrections"],
    responses=responses.one(KeptCorrection, 404, 409, 415),
)
def put_correction(correction: Annotated[Correction, Body()]) -> Response[str]:
    """Holds within a second, in all answers, and after every new extraction; it replaces one of its kind and target."""
    ports = wiring.ports()
    kept = _kept(correction)
    _refuse_circles(correction)
    if not ports.corrections.put(kept):
        raise Problem(409, "There are too many corrections: take back those that are no longer needed.")
    ports.overlays.forget()
    return answer(kept)


@router.get(
    "/corrections",
    summary="Corrections in force, and all there ever were",
    tags=["Corrections"],
    responses=responses.one(answers.CorrectionList),
    compress=True,
)
def list_corrections() -> Response[str]:
    """Who gave them, when and why; `history` has those that were replaced or taken back as well, newest first."""
    corrections = wiring.ports().corrections
    history = [answers.CorrectionEntry(event=event, correction=kept) for event, kept in corrections.history()]
    return answer(answers.CorrectionList(corrections=corrections.all(), history=history))


@router.delete(
    "/corrections/<correction>",
    summary="Take a correction back",
    tags=["Corrections"],
    responses=responses.one(answers.Revoked, 404),
)
def delete_correction(correction: p.CorrectionId, by: p.By) -> Response[str]:
    """The answers are then as they were extracted."""
    ports = wiring.ports()
    if not ports.corrections.revoke(correction, _now(), _who(by)):
        raise Problem(404, "No correction with this id is in force.")
    ports.overlays.forget()
    return answer(answers.Revoked(id=correction))


def _kept(correction: Correction) -> KeptCorrection:
    beside: dict[str, Any] = {}
    if isinstance(correction, Reassign | Hide):
        target = correction.quote
        beside = _place_of(correction.article, correction.quote)
    else:
        target = correction.entity
    if isinstance(correction, Reassign):
        beside["speaker_name"] = _name_of(correction.speaker)
    given = {**correction.model_dump(), "by": _who(correction.by)}
    return KeptCorrection(**given, id=f"{correction.kind}:{target}", at=_now(), **beside)


def _place_of(article: str, quote_id: str) -> dict[str, Any]:
    holdings = wiring.ports().holdings
    document = holdings.article_as_extracted(article)
    quotes = document.quotes if document else ()
    quote = found(next((q for q in quotes if q.id == quote_id), None), "This article has no such quotation.")
    _, record = read_record(holdings.table, article)
    sort = record.current.sort if record and record.current else None
    return {"words": quote.text[:WORDS_MAX_CHARS], "sort": sort}


def _name_of(entity: str) -> str:
    return found(wiring.ports().library.entity(entity), f"No article mentions {entity}.").name


def _refuse_circles(correction: Correction) -> None:
    if isinstance(correction, Merge):
        overlay = wiring.ports().overlays.current()
        if correction.entity in (correction.into, overlay.canonical(correction.into)):
            raise Problem(409, "These two are one already: a merge in a circle has no end.")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _who(stated: str) -> str:
    """Whom the API's authorizer names, or whom the request does where there is none."""
    authorizer = router.current_event.raw_event.get("requestContext", {}).get("authorizer") or {}
    claims = authorizer.get("jwt", {}).get("claims", {})
    return str(claims.get("sub") or authorizer.get("iam", {}).get("userArn") or stated)[:200]
