"""Owns the reading of an article out of a page or a text dump: which blocks stay, and what is known of it all."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from functions.clean.biographies import without_biographies
from functions.clean.blocks import Block, share_among
from functions.clean.boxes import without_boxes
from functions.clean.dump_metadata import dump_headline, dump_metadata
from functions.clean.echoes import level_copies, without_echoes
from functions.clean.endings import without_tail
from functions.clean.extractor import extract_text
from functions.clean.headlines import page_titles
from functions.clean.hidden_parts import without_hidden
from functions.clean.layout import lay_out, paragraphs
from functions.clean.limits import MAX_LINES, MAX_TEXT_CHARS, MAX_TREE_DEPTH, MIN_ARTICLE_WORDS
from functions.clean.line_features import is_running_text, text_features
from functions.clean.line_model import LineModel, load_model
from functions.clean.names import is_person
from functions.clean.openings import credit_lines
from functions.clean.page_choice import Judged, choose, expected_f1, is_doubtful
from functions.clean.page_features import PageView, Readings, ask, view_page
from functions.clean.page_frames import within_frame
from functions.clean.page_metadata import Metadata, page_metadata
from functions.clean.page_reading import Page, PageReader
from functions.clean.page_scripts import data_in_scripts, scripts_of
from functions.clean.state_articles import find_state_article
from functions.clean.structured_data import ArticleData, read_structured_data
from functions.clean.tables import with_whole_tables
from functions.clean.text_files.forwarded_mails import read_forwarded
from functions.clean.text_files.plain_text import read_plain_text
from functions.clean.unseen_markup import with_unseen_markup
from functions.clean.verdicts import is_bare, is_title, judge_bare_lines, judge_lines
from functions.clean.whole_texts import is_surely_whole
from shared.errors import Rejected

_MAX_PASSES: Final = 12  # of judging a text again until nothing more goes; two are the rule
_MAX_READINGS: Final = 3  # of an article as a text; one is the rule
_MAX_JUDGED_LINES: Final = 12_000  # in all passes; a thousand take 0.1 s


@dataclass(frozen=True, slots=True)
class Reading:
    """An article found among blocks: whether each of them stays, and the article's metadata.

    `expected_f1` is what the classifier's chances promise. `page` and `data` are those of an HTML page; `is_simple`
    tells a page that is too deep to be read by its tree, `is_bare` a text without a page around it, `is_of_state` one
    that the page does not show but holds in its scripts.
    """

    blocks: Sequence[Block]
    keeps: Sequence[bool]
    metadata: Metadata
    expected_f1: float
    page: Page | None = None
    data: ArticleData | None = None
    is_simple: bool = False
    is_bare: bool = False
    is_of_state: bool = False

    @property
    def kept(self) -> list[Block]:
        """The blocks of the article."""
        return [block for block, keep in zip(self.blocks, self.keeps, strict=True) if keep]


def read_page(text: str, *, is_mail: bool = False) -> Reading:
    """The article of an HTML page, or of a mail written as one; raises Rejected if the page is too long."""
    page = PageReader().read(text)
    if is_mail:
        page.blocks = _forwarded(page.blocks)
    data = read_structured_data(page.structured, page_titles(page))
    if page.depth > MAX_TREE_DEPTH:
        return _read_deep(page, data)
    _refuse_too_long(page.blocks)
    share_among(page.blocks)
    seen, words = view(page, data), word_counts(page.blocks)
    model = load_model("html_weights")
    chances, keeps = _judge_page(page.blocks, seen, words, model)
    if is_doubtful(judged(seen, chances, words), keeps):
        opinion = extract_text(text, page)
        model = load_model("doubtful_weights") if opinion else model
        seen = ask(seen, page.blocks, opinion) if opinion else seen
        chances, keeps = _judge_page(page.blocks, seen, words, model) if opinion else (chances, keeps)
    keeps = choose(judged(seen, chances, words), page.blocks, keeps, model.choice)
    keeps = without_boxes(page.blocks, keeps, words, page.parts)
    keeps = without_hidden(page.blocks, within_frame(page.blocks, keeps, words, seen.headline), words, page.parts)
    keeps = _settled(page.blocks, with_whole_tables(page.blocks, keeps, chances, page.parts))
    metadata = page_metadata(page, data, keeps)
    keeps = without_biographies(page.blocks, keeps, metadata.authors)
    expected = expected_f1(chances, words, keeps)
    return Reading(page.blocks, keeps, metadata, expected, page, data)


def _forwarded(blocks: list[Block]) -> list[Block]:
    """The blocks of the message that was forwarded in a mail; all of them if none was."""
    forwarded = read_forwarded("\n".join(block.text for block in blocks), is_mail=True)
    if forwarded is None:
        return blocks
    return [block for block, line in zip(blocks, forwarded.text.split("\n"), strict=True) if line]


def _judge_page(
    blocks: Sequence[Block], seen: PageView, words: Sequence[int], model: LineModel
) -> tuple[list[float], list[bool]]:
    """The chance of each block of a page, and whether it is kept by that."""
    chances = level_copies(blocks, model.judge(blocks, seen.rows, words))
    return chances, without_echoes(blocks, judge_lines(blocks, chances, words))


def judged(seen: PageView, chances: Sequence[float], words: Sequence[int]) -> Judged:
    """A page as the choice between readings sees it."""
    return Judged(chances, words, seen.in_other, seen.in_structured, seen.is_asked)


def _read_deep(page: Page, data: ArticleData) -> Reading:
    """A page deeper than pages are: its tree says nothing of its text, whose lines are read as those of a dump."""
    lines = read_lines(page.blocks)
    metadata = page_metadata(page, data, lines.keeps).over(lines.metadata)
    return replace(lines, metadata=metadata, page=page, data=data, is_simple=True)


def read_unseen(text: str, shown: Reading) -> Reading:
    """The article that an HTML page holds but does not show as it is written: in its markup, else in its scripts."""
    written = with_unseen_markup(text)
    reading = read_page(written) if written else shown
    if running_words(reading) >= MIN_ARTICLE_WORDS or not (shown.page and shown.data):
        return reading
    return read_state(text, shown.page, shown.data) or shown


def read_state(text: str, page: Page, data: ArticleData) -> Reading | None:
    """The article that an HTML page holds in its scripts, where it shows none; None if it holds none either."""
    head = replace(page, blocks=[])
    known = page_metadata(head, data, [])
    found = find_state_article(data_in_scripts(scripts_of(text)), head, known)
    if found is None:
        return None
    lines = read_lines(PageReader().read(found.body).blocks)
    people = tuple(name for name in found.metadata.authors if is_person(name))
    headline, beside = Metadata(headline=found.metadata.headline), replace(found.metadata, authors=people)
    metadata = headline.over(known).over(beside).over(lines.metadata)
    return replace(lines, metadata=metadata, page=page, data=data, is_of_state=True)


def _settled(blocks: Sequence[Block], keeps: Sequence[bool]) -> list[bool]:
    """What stays when the article is read again as a text, so that cleaning a cleaned one changes nothing."""
    for _ in range(_MAX_READINGS):
        places = [place for place, keep in enumerate(keeps) if keep]
        article = [blocks[place] for place in places]
        lines = read_plain_text(lay_out(article))
        shared = _shared_out(lines, paragraphs(article))
        if not shared:  # wrapped text, whose lines are joined when it is read again
            break
        if is_surely_whole(lines, load_model("text_weights")):
            break
        again = read_lines(lines, with_metadata=False).keeps
        left = {place for place, line in zip(places, shared, strict=True) if again[line]}
        if len(left) == len(places):
            break
        keeps = [place in left for place in range(len(blocks))]
    return list(keeps)


def _shared_out(lines: Sequence[Block], passages: Sequence[Sequence[Block]]) -> list[int]:
    """For each block of an article the line that it is read as again; nothing if that cannot be told."""
    numbers = range(len(lines))
    groups = [list(group) for _, group in itertools.groupby(numbers, key=lambda number: lines[number].first_line)]
    if len(groups) != len(passages):
        return []
    shared: list[int] = []
    for group, passage in zip(groups, passages, strict=True):
        if len(group) not in (1, len(passage)):
            return []
        lines[group[0]].share_traits(passage[0])
        shared += group if len(group) == len(passage) else group * len(passage)
    return shared


def view(page: Page, data: ArticleData) -> PageView:
    """What a page's markup and other readings of it say of its blocks; `data` is its structured data."""
    return view_page(page.blocks, Readings(data.headline or page.title, data.body), page.parts)


def read_lines(blocks: Sequence[Block], *, with_metadata: bool = True) -> Reading:
    """The article among the lines of a text, and its metadata if wanted; raises Rejected if they are too many.

    Judges lines until nothing more goes, so that cleaning a cleaned text changes nothing.
    """
    _refuse_too_long(blocks)
    places, metadata = list(range(len(blocks))), Metadata()
    all_chances: list[float] = []
    all_words, is_whole_bare, judged = word_counts(blocks), False, 0
    model = load_model("text_weights")
    for number in range(_MAX_PASSES):
        kept = [blocks[place] for place in places]
        rows, words = text_features(kept, model.lexicon), word_counts(kept)
        chances = model.judge(kept, rows, words)
        keeps = without_tail(kept, judge_lines(kept, chances, words), chances, words)
        is_all_article = is_bare(kept, chances, words)
        credited = credit_lines(kept, [True] * len(kept) if is_all_article else keeps)
        at = dump_headline(kept, rows, chances, keeps, credited, model)
        headline = kept[at].text if at is not None else None
        if number == 0:
            all_chances, is_whole_bare = chances, is_all_article
            metadata = dump_metadata(kept, keeps, credited, at) if with_metadata else metadata
        keeps = [keep and not is_title(block, headline) for block, keep in zip(kept, keeps, strict=True)]
        keeps = [keep and i not in credited for i, keep in enumerate(keeps)]
        if is_all_article:
            keeps = judge_bare_lines(kept, chances, words, headline, credited)
        judged += len(kept)
        if all(keeps) or judged > _MAX_JUDGED_LINES:
            break
        places = [place for place, keep in zip(places, keeps, strict=True) if keep]
    left = set(places)
    keeps = [place in left for place in range(len(blocks))]
    if with_metadata and not is_whole_bare and _reads_otherwise([blocks[place] for place in places]):
        keeps = _settled(blocks, keeps)
    keeps = without_biographies(blocks, keeps, metadata.authors)
    return Reading(blocks, keeps, metadata, expected_f1(all_chances, all_words, keeps), is_bare=is_whole_bare)


def _reads_otherwise(blocks: Sequence[Block]) -> bool:
    """Whether the blocks of an article have other neighbours or blank lines once they are its text."""
    return any((not block.after_blank and not block.is_item) or block.piece for block in blocks[1:])


def running_words(reading: Reading) -> int:
    """The words of an article that stand in sentences."""
    return sum(word_counts([block for block in reading.kept if is_running_text(block)]))


def word_counts(blocks: Sequence[Block]) -> list[int]:
    """The words of each block."""
    return [len(block.traits.words) for block in blocks]


def _refuse_too_long(blocks: Sequence[Block]) -> None:
    if sum(len(block.text) for block in blocks) > MAX_TEXT_CHARS:
        raise Rejected(f"The text is too long: newsdex takes at most {MAX_TEXT_CHARS:,} characters.")
    if len(blocks) > MAX_LINES:
        raise Rejected(f"The text is too long: newsdex takes at most {MAX_LINES:,} lines or paragraphs.")
