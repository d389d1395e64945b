"""Articles forwarded by mail: heads and signatures go, and whoever passed them on has not written them."""

import textwrap

import pytest

from functions.clean.cleaning import clean
from functions.clean.text_files.forwarded_mails import read_forwarded
from shared.document import Document
from tests.unit.clean.pages.articles import COURT, PIER

BODY = "\n\n".join(PIER.paragraphs)
ARTICLE = f"{PIER.headline}\nBy {PIER.authors[0]}\n12 March 2026\n\n{BODY}"
NOTE = """Hi all,

this may be of interest for the meeting on Thursday.

Karin

--
Karin Holm
Head of Communications | Nordlys
+47 22 33 44 55
"""
SIGNATURE = "\n\n-- \nKarin Holm\nHead of Communications, Nordlys\n+47 22 33 44 55\nkarin@nordlys.example\n"
HEADS = {
    "webmail": "---------- Forwarded message ---------\nFrom: Karin Holm <karin@nordlys.example>\n"
    "Date: Fri, Mar 13, 2026 at 9:12 AM\nSubject: Fwd: {}\nTo: Desk <desk@post.example>",
    "of a telephone": "Begin forwarded message:\n\nFrom: Karin Holm <karin@nordlys.example>\nSubject: {}\n"
    "Date: 13 March 2026 at 09:12:11 CET\nTo: desk@post.example",
    "of an office": "-----Original Message-----\nFrom: Karin Holm\nSent: Friday, March 13, 2026 9:12 AM\nTo: Desk\n"
    "Cc: Bo Lind\nSubject: FW: {}\nImportance: High",
    "under a line": "________________________________\nFrom: Karin Holm <karin@nordlys.example>\n"
    "Sent: Friday, March 13, 2026 9:12 AM\nTo: Desk\nSubject: {}",
    "in bold": "*From:* Karin Holm <karin@nordlys.example>\n*Sent:* Friday, March 13, 2026 9:12 AM\n*Subject:* {}",
    "German": "-----Ursprüngliche Nachricht-----\nVon: Karin Holm\nGesendet: Freitag, 13. März 2026 09:12\nAn: Desk\n"
    "Betreff: WG: {}",
    "German with tabs": "-------- Weitergeleitete Nachricht --------\nBetreff: \t{}\n"
    "Datum: \tFri, 13 Mar 2026 09:12:11 +0100\nVon: \tKarin Holm\nAn: \tDesk",
    "French": "-----Message d'origine-----\nDe : Karin Holm\nEnvoyé : vendredi 13 mars 2026 09:12\nÀ : Desk\n"
    "Objet : TR: {}",
    "Spanish": "---------- Mensaje reenviado ----------\nDe: Karin Holm\nEnviado: viernes, 13 de marzo de 2026 09:12\n"
    "Para: Desk\nAsunto: RV: {}",
    "Italian": "---------- Messaggio inoltrato ---------\nDa: Karin Holm\nInviato: venerdì 13 marzo 2026 09:12\n"
    "A: Desk\nOggetto: I: {}",
    "Dutch": "Van: Karin Holm\nVerzonden: vrijdag 13 maart 2026 09:12\nAan: Desk\nOnderwerp: FW: {}",
    "Swedish": "Från: Karin Holm\nSkickat: den 13 mars 2026 09:12\nTill: Desk\nÄmne: VB: {}",
    "Portuguese": "De: Karin Holm\nEnviada em: sexta-feira, 13 de março de 2026 09:12\nPara: Desk\nAssunto: ENC: {}",
    "Russian": "От: Karin Holm\nОтправлено: 13 марта 2026 г. 9:12\nКому: Desk\nТема: Fwd: {}",
}


def read(text: str) -> Document:
    return clean(text.encode(), key="inbox/x.txt")


def quoted(text: str, mark: str = "> ") -> str:
    lines = [textwrap.wrap(line, 70) or [""] for line in text.split("\n")]
    return "\n".join(f"{mark}{part}".rstrip() for line in lines for part in line)


def mail(subject: str, text: str, kind: str = "plain") -> str:
    return (
        f"From: Karin Holm <karin@nordlys.example>\nTo: desk@post.example\nSubject: {subject}\n"
        "Date: Fri, 13 Mar 2026 09:30:00 +0100\nMIME-Version: 1.0\n"
        f"Content-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}"
    )


@pytest.mark.parametrize("note", ["", NOTE], ids=["alone", "under a note"])
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_head_of_a_forwarded_mail_goes(head: str, note: str) -> None:
    document = read(f"{note}\n{head.format(PIER.headline)}\n\n\n{ARTICLE}")
    assert document.text == PIER.text
    assert document.headline == PIER.headline
    assert document.authors == PIER.authors
    assert document.published_at == PIER.published


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_subject_is_the_headline_where_there_is_no_other(head: str) -> None:
    document = read(f"{NOTE}\n{head.format(PIER.headline)}\n\n{BODY}{SIGNATURE}")
    assert (document.text, document.headline) == (PIER.text, PIER.headline)
    assert document.authors == ()
    assert document.published_at is None


def test_the_headline_of_the_article_goes_before_the_subject() -> None:
    assert read(f"{HEADS['webmail'].format('Have you seen this?')}\n\n{ARTICLE}").headline == PIER.headline


@pytest.mark.parametrize("mark", ["> ", ">", ">> "])
def test_a_forwarded_mail_with_marks_of_quotation_is_read(mark: str) -> None:
    document = read(f"FYI\n\n{quoted(HEADS['of a telephone'].format(PIER.headline) + chr(10) * 2 + ARTICLE, mark)}")
    assert (document.text, document.headline, document.authors) == (PIER.text, PIER.headline, PIER.authors)
    assert document.published_at == PIER.published


def test_of_mails_forwarded_again_the_one_with_the_article_is_kept() -> None:
    first, second = HEADS["webmail"].format(PIER.headline), HEADS["German"].format(PIER.headline)
    assert read(f"{first}\n\nSee below.\nKarin\n\n{second}\n\n{ARTICLE}").text == PIER.text
    assert read(f"{first}\n\n{ARTICLE}\n\n{second}\n\nWhat is it about?\nBo").text == PIER.text


@pytest.mark.parametrize(
    "closing",
    [SIGNATURE, "\n\nKind regards\nKarin Holm\nNordlys", "\n\nMit freundlichen Grüßen,\n\nKarin Holm",
     "\n\nSent from my iPhone", "\n\nCordialement,\nKarin Holm\n+47 22 33 44 55"],
)  # fmt: skip
def test_a_signature_goes(closing: str) -> None:
    assert read(f"{HEADS['webmail'].format(PIER.headline)}\n\n{ARTICLE}{closing}").text == PIER.text


@pytest.mark.parametrize(
    "line",
    ["On Fri, Mar 13, 2026 at 9:12 AM Karin Holm <karin@nordlys.example> wrote:",
     "On Fri, Mar 13, 2026 at 9:12 AM Karin Holm <\nkarin@nordlys.example> wrote:",
     "Am 13.03.2026 um 09:12 schrieb Karin Holm:",
     "Le ven. 13 mars 2026 à 09:12, Karin Holm <karin@nordlys.example> a écrit :"],
)  # fmt: skip
def test_the_day_on_which_words_were_quoted_is_not_that_of_the_article(line: str) -> None:
    document = read(f"{line}\n\n{quoted(BODY)}")
    assert (document.text, document.published_at, document.authors) == (PIER.text, None, ())


def test_a_forwarded_mail_in_a_mail_is_read() -> None:
    document = read(mail("Fwd: A note", f"{NOTE}\n{HEADS['webmail'].format(PIER.headline)}\n\n{BODY}{SIGNATURE}"))
    assert (document.text, document.headline) == (PIER.text, PIER.headline)
    assert (document.authors, document.published_at) == ((), None)


def test_a_forwarded_mail_in_a_mail_written_as_a_page_is_read() -> None:
    head = HEADS["webmail"].format(PIER.headline).replace("<", "&lt;").replace("\n", "<br>")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PIER.paragraphs)
    article = f"<h1>{PIER.headline}</h1><p>By {PIER.authors[0]}</p><p>12 March 2026</p>{body}"
    signature = "<div>-- <br>Karin Holm<br>Nordlys</div>"
    document = read(mail("Fwd: A note", f"<div>FYI<br><div>{head}</div><br>{article}</div>{signature}", "html"))
    assert (document.text, document.headline, document.authors) == (PIER.text, PIER.headline, PIER.authors)
    assert document.published_at == PIER.published


def test_the_signature_of_a_mail_goes() -> None:
    document = read(mail(PIER.headline, BODY + SIGNATURE))
    assert document.text == PIER.text
    assert document.published_at == "2026-03-13T09:30:00+01:00"


def test_an_article_that_prints_a_mail_keeps_all_of_it() -> None:
    printed = "From: Karin Holm\nTo: The council\nSent: 3 March 2026\nSubject: The pier\n\nWe will not pay for it."
    text = f"{BODY}\n\n{printed}\n\n" + "\n\n".join(COURT.paragraphs[:2])
    assert read_forwarded(text) is None
    for marked in (text, text.replace(printed, f"-----Original Message-----\n{printed}")):
        kept = read(marked).text
        assert "We will not pay for it." in kept
        assert COURT.paragraphs[1] in kept


@pytest.mark.parametrize(
    "text",
    ["Subject: the pier\n\n" + BODY, "Q: Why now?\nA: Because of the ice.\nQ: And who pays?\nA: All of us.\n\n" + BODY,
     "Date: 12 March 2026\nTo: All newsrooms\nSubject: " + PIER.headline + "\n\n" + BODY],
)  # fmt: skip
def test_labels_that_make_no_head_of_a_mail_are_left(text: str) -> None:
    assert read_forwarded(text) is None


def test_lines_keep_their_numbers() -> None:
    text = f"{HEADS['webmail'].format(PIER.headline)}\n\n{BODY}"
    forwarded = read_forwarded(text)
    assert forwarded
    assert forwarded.text.count("\n") == text.count("\n")
    assert forwarded.text.strip() == BODY
