"""Owns entity tags: what lets a client keep an answer as long as it holds (RFC 9110, section 8.8.3)."""

import hashlib

TAG_DIGITS = 24


def entity_tag(body: str | bytes) -> str:
    """A strong tag, in its quotes, as a function of the bytes."""
    data = body.encode() if isinstance(body, str) else body
    return f'"{hashlib.sha256(data).hexdigest()[:TAG_DIGITS]}"'


def is_fresh(tag: str, if_none_match: str | None) -> bool:
    """Whether `If-None-Match` names the tag, weakly compared: a gateway may have marked it as weak."""
    if if_none_match is None:
        return False
    known = {part.strip().removeprefix("W/") for part in if_none_match.split(",")}
    return "*" in known or tag in known
