"""Owns the question what a file is: told from its content, never from its name alone."""

import json
import re

from functions.clean.characters import control_share
from shared.errors import Rejected

HTML = "text/html"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"
JSON = "application/json"

# First bytes of what is not text, from the formats' own specifications.
_MAGIC = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x7fELF", "executable"),
    (b"MZ\x90", "executable"),
    (b"\xd0\xcf\x11\xe0", "Word 97"),
    (b"{\\rtf", "RTF"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"OggS", "Ogg"),
    (b"ID3", "MP3"),
    (b"%!PS", "PostScript"),
)
_SNIFFED_CHARS = 65_536
_FEW_LINES, _MARKED_SHARE = 20, 0.1  # of lines with tags; on dumps with code to embed it is 0.003 to 0.05
_CONTROL_SHARE = 0.02  # more control characters than this are no text in any charset

_HTML_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XHTML = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"<(/?)(?:p|div|a|span|h[1-6]|ul|ol|li|br|article|section|main|table|tr|td|b|i|em|strong|img|blockquote|script|"
    r"style|meta|title|link|nav|header|footer|figure|form|q)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_JSON = re.compile(r'\s*(?:\{\s*(?:"[^"\n]{0,200}"\s*:|\})|\[\s*(?:[{\["]|-?\d+\s*,|\]\s*$))')
_XML = re.compile(r"\s*<(?:\?xml|rss|feed|nitf|newsMessage|svg)\b", re.IGNORECASE)
_MARKDOWN = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\[[^\[\]\n]{1,200}\]\((?:https?://|/|mailto:)[^()\s]{1,500}"),  # its end may be on the next line
    re.compile(r"\*\*[^*\n]{1,200}\*\*"),
    re.compile(r"(?<![\w*])\*[^*\s][^*\n]{0,200}\*(?![\w*])"),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"^\S[^\n]{2,200}\n(?:={4,}|-{4,})$", re.MULTILINE),
    re.compile(r"\A---\n(?:\w+:[^\n]{0,300}\n){1,30}---$", re.MULTILINE),
    re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}"),
)
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown)(?:\.gz)?$", re.IGNORECASE)


def unsupported(name: str) -> str:
    """The reason for turning away a file of a type that newsdex knows but does not read."""
    return f"Files of type {name} are not supported yet."


def refuse_binary(content: bytes) -> None:
    """Raises Rejected for the bytes of anything known that is not text."""
    for magic, name in _MAGIC:
        if content.startswith(magic):
            raise Rejected(unsupported(name))
    if content[4:8] == b"ftyp":
        raise Rejected(unsupported("MP4"))


def refuse_garbled(text: str) -> None:
    """Raises Rejected for decoded text, not yet normalised, that is mostly not made of characters people write."""
    if control_share(text) > _CONTROL_SHARE:
        raise Rejected("The file holds binary data, not text.")


def detect(text: str, key: str) -> str:
    """HTML, JSON, PLAIN or MARKDOWN; `key` may only tip the scale between the last two. Raises Rejected for others."""
    if not text or text.isspace():
        raise Rejected("The file holds no text.")
    head = text[:_SNIFFED_CHARS].lstrip("\ufeff \t\r\n")
    is_page = _HTML_ROOT.search(head[:8192])
    if _XML.match(head) and not _XHTML.search(head[:8192]):
        raise Rejected(unsupported("XML"))
    if _JSON.match(head) and (text.rstrip()[-1:] in "}]" or _breaks_off(text)):
        return JSON
    if is_page or (has_markup(head) and _is_marked_throughout(head)):
        return HTML
    return MARKDOWN if is_markdown(head, key) else PLAIN


def _breaks_off(text: str) -> bool:
    """Whether a text is JSON as far as it goes: its end is missing, and nothing else."""
    text = text.strip("\ufeff \t\r\n")
    try:
        json.JSONDecoder(strict=False).raw_decode(text)
    except json.JSONDecodeError as error:
        return error.pos >= len(text) or error.msg.startswith("Unterminated string")
    except RecursionError:
        return True  # which parsing it refuses
    return False


def has_markup(head: str) -> bool:
    """Several tags, closing ones among them, and not merely a mention of some in prose."""
    closings = [match.group(1) for match in _HTML_TAG.finditer(head)]
    return len(closings) >= 2 and "/" in closings and len(closings) * 2000 > len(head)


def _is_marked_throughout(head: str) -> bool:
    """Whether tags stand all over a text, as in a piece of HTML, and not on some lines: code to embed, a comment."""
    lines = [line for line in head.split("\n") if line.strip()]
    return len(lines) < _FEW_LINES or sum(1 for line in lines if "<" in line) >= _MARKED_SHARE * len(lines)


def is_markdown(head: str, key: str = "") -> bool:
    """Several signs of Markdown, or one in a file that is named so."""
    head = head.replace("\r\n", "\n")
    signs = sum(1 for pattern in _MARKDOWN if pattern.search(head))
    return signs >= (1 if _MARKDOWN_NAME.search(key) else 2)
