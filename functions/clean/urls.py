"""Owns web addresses: the canonical one of a page, without trackers, and the name of its site."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_TRACKERS = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|ref|ref_src|cmpid?|smid|smtyp|ito|ncid|"
    r"xtor|partner|taid|wt_\w+|s?cid|ocid|src|source|feedtype|feedname|sh|guccounter|guce_\w+|amp|share|campaign\w*)$",
    re.IGNORECASE,
)
_MAX_CHARS = 2_000  # longer addresses are not canonical ones; browsers and sitemaps stop about here
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}\.){1,8}[a-z]{2,24}$|[a-z0-9.-]{1,200}\.[a-z]{2,24}$", re.IGNORECASE)


def canonical(address: str, base: str = "") -> str | None:
    """The address made absolute, without fragment and trackers; None if it is none of the web's."""
    if not address or len(address) > _MAX_CHARS:
        return None
    try:
        parts = urlsplit(urljoin(base, address.strip()) if base else address.strip())
        host = (parts.hostname or "").lower()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.match(host):
        return None
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKERS.match(k)])
    return urlunsplit((parts.scheme, host + port, parts.path.strip() or "/", query, ""))


def host_of(address: str | None) -> str | None:
    """The site's host without `www.`, such as `example.org`."""
    if not address:
        return None
    host = (urlsplit(address).hostname or "").lower()
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", host) or None
