"""Owns the files of the page: which there are, what they are sent as, and how long they keep."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "page"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
INDEX = "index.html"
VERSION_DIGITS = 12
ALWAYS_ASK = "no-cache"  # kept, but asked for by its tag each time
# The path of a file has the version of all in it: what stands there never changes.
FOR_A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class PageFiles:
    """All files by their path in the folder, and a version that is a function of their bytes."""

    version: str
    files: dict[str, bytes]

    def content_type(self, name: str) -> str:
        """What a file is sent as."""
        return TYPES[Path(name).suffix]

    def cache_control(self, version: str) -> str:
        """How long a file may be kept that was asked for under a version: forever, if it is the version there is."""
        return FOR_A_YEAR if version == self.version else ALWAYS_ASK


@cache
def page_files() -> PageFiles:
    """The files of this package, read once; `{version}` in the index is the version of all."""
    paths = sorted(path for path in FOLDER.rglob("*") if path.suffix in TYPES)
    files = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in paths}
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(name.encode() + b"\0" + data + b"\0")
    version = digest.hexdigest()[:VERSION_DIGITS]
    return PageFiles(version, {**files, INDEX: files[INDEX].replace(b"{version}", version.encode())})


def content_security_policy(upload_origin: str) -> str:
    """Only files of ours run and are shown; the page talks to us and to where uploads go, and to nobody else."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"connect-src 'self' {upload_origin}",
            "img-src 'self' data:",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )
