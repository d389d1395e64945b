"""Owns the secret that signs cursors: made once for each table, kept in it, and never told."""

import secrets

from shared.keys import CURSOR_SECRET_KEY
from shared.table import Table

SECRET_BYTES = 32


def cursor_secret(table: Table) -> bytes:
    """The secret in the table; whoever finds none puts one there, and the first to do so wins."""
    for _ in range(2):
        item = table.get(CURSOR_SECRET_KEY)
        if item is not None:
            return bytes.fromhex(str(item["secret"]))
        item = {"pk": CURSOR_SECRET_KEY.pk, "sk": CURSOR_SECRET_KEY.sk, "secret": secrets.token_hex(SECRET_BYTES)}
        if table.put_if_unchanged(item, None, ()):
            return bytes.fromhex(str(item["secret"]))
    raise RuntimeError("the secret was there and is gone")
