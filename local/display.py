"""Owns what `up` shows on the terminal: progress, then who said what, then where to ask."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

ROWS_MAX = 12
WORDS_MAX_CHARS = 160
ABOUT_MAX = 3


def show_quotes(console: Console, quotes: Iterable[dict[str, Any]], name_of: Callable[[str], str]) -> None:
    """A short table of quotations, as the API answered them; `name_of` an entity id is what people call it."""
    rows = list(quotes)[:ROWS_MAX]
    if not rows:
        console.print("No quotations yet.")
        return
    table = Table(title="Who said what", title_justify="left", show_lines=False, padding=(0, 1), expand=True)
    table.add_column("Speaker", style="bold", ratio=2)
    table.add_column("Words", ratio=6)
    table.add_column("About", ratio=2)
    table.add_column("Printed", ratio=3)
    for quote in rows:
        table.add_row(Text(quote["speaker"]["name"]), _words(quote), _about(quote, name_of), _printed(quote["article"]))
    console.print(table)


def show_rejected(console: Console, rejected: Iterable[tuple[str, str]]) -> None:
    """The files that are no articles, and why."""
    for key, reason in rejected:
        console.print(f"[yellow]rejected[/] {escape(key)}: {escape(reason)}")


def show_failed(console: Console, keys: Iterable[str], logs: Path) -> None:
    """The files whose messages failed for good."""
    for key in keys:
        console.print(f"[red]failed[/] {escape(key)}: see the logs in {escape(str(logs))}")


def show_addresses(console: Console, url: str, inbox: str, speaker: str | None, curl_options: str) -> None:
    """Where to ask, with which options of curl, and what can be done now."""
    example = f"{url}/quotes?speaker={speaker}" if speaker else f"{url}/articles"
    console.print()
    console.print(f"Open     {url}/", highlight=False, soft_wrap=True)
    console.print(f"Ask      curl {curl_options}'{example}'", highlight=False, soft_wrap=True)
    console.print(f"Explore  {url}/docs", highlight=False, soft_wrap=True)
    console.print(f"Drop     files into {escape(inbox)}; change or delete them there", highlight=False, soft_wrap=True)


def _words(quote: dict[str, Any]) -> Text:
    words = " ".join(quote["text"].split())
    if len(words) > WORDS_MAX_CHARS:
        words = words[:WORDS_MAX_CHARS].rstrip() + "…"
    return Text(f"“{words}”" if quote["kind"] == "direct" else words)


def _about(quote: dict[str, Any], name_of: Callable[[str], str]) -> Text:
    return Text(", ".join(map(name_of, quote["about"][:ABOUT_MAX])))


def _printed(article: dict[str, Any]) -> Text:
    when = (article["published_at"] or "undated")[:10]
    where = article["headline"] or article["site"] or ""
    return Text(f"{when}\n{where}", overflow="ellipsis", no_wrap=True)
