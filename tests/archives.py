"""ZIP files for tests, made of names and contents."""

import io
import zipfile


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A ZIP file with these files in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()
