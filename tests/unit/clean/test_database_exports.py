"""Articles as press databases hand them out: the words of the article come out, and what the fields say of it."""

import pytest

from functions.clean.cleaning import clean
from functions.clean.text_files.database_exports import read_export
from tests.unit.clean.pages.articles import COURT, PIER

BODY = "\n\n".join(PIER.paragraphs)
EXPORTS = {
    "labels in capitals": (
        "1 of 12 DOCUMENTS\n\nCopyright 2026 The Varnsund Post\nAll Rights Reserved\nThe Varnsund Post\n\n"
        "March 12, 2026 Thursday\nMain Edition\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 240 words\n\n"
        f"HEADLINE: {PIER.headline}\n\nBYLINE: Nora Quist\n\nDATELINE: KESTREL BAY\n\nBODY:\n\n{BODY}\n\n"
        "LOAD-DATE: March 13, 2026\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n"
    ),
    "headline first": (
        f"{PIER.headline}\nThe Varnsund Post\nMarch 12, 2026 Thursday\n\nCopyright 2026 The Varnsund Post\n\n"
        f"Section: NEWS; Pg. 3\nLength: 240 words\nByline: Nora Quist\nBody\n\n{BODY}\n\nGraphic\n\nClassification\n\n"
        "Language: ENGLISH\nPublication-Type: Newspaper\nLoad-Date: March 13, 2026\n\nEnd of Document\n"
    ).replace("Graphic\n\n", ""),
    "full text": (
        f"Title: {PIER.headline}\nAuthor: Nora Quist\nPublication title: The Varnsund Post\n"
        f"Publication date: Mar 12, 2026\n\nFull text: {BODY}\n\nSubject: Ferries; Ports\nPages: 3\nISSN: 12345678\n"
    ),
    "letters": (
        f"HD  {PIER.headline}\nBY  By Nora Quist\nWC  240 words\nPD  12 March 2026\nSN  The Varnsund Post\n"
        f"CY  Copyright 2026, The Varnsund Post\n\nLP\n{PIER.paragraphs[0]}\n\nTD\n"
        + "\n\n".join(PIER.paragraphs[1:])
        + "\n\nCO\nnordly : Nordlys\n\nIN\ni72 : Ferries\n\nAN\nDocument POST000020260312ee3c0001a\n"
    ),
}


@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)
def test_the_article_of_an_export_comes_out(export: str) -> None:
    document = clean(export.encode(), key="inbox/x.txt")
    assert document.text == PIER.text
    assert (document.headline, document.authors) == (PIER.headline, PIER.authors)
    assert document.published_at == PIER.published


@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)
def test_lines_keep_their_numbers(export: str) -> None:
    found = read_export(export)
    assert found
    assert found.text.count("\n") == export.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        f"Body\n\n{BODY}",
        f"Body: what we know\nSubject: the pier\n\n{BODY}",
        f"{EXPORTS['labels in capitals']}\n{EXPORTS['labels in capitals'].replace(BODY, COURT.text)}",
        f"{EXPORTS['letters']}\n{EXPORTS['letters'].replace(PIER.headline, COURT.headline)}",
        f"BY land and sea\nIN the harbour\nHD television\nTD Bank\n\n{BODY}",
    ],
    ids=["one word", "few labels", "several", "several with letters", "few letters"],
)
def test_other_texts_are_no_export(text: str) -> None:
    assert read_export(text) is None
