"""Owns mails that were forwarded as text: their heads and signatures go, and what is left is the one that says most.

Mail programs put a head above what they pass on: a marked line, sender, day, receiver and subject, in the language of
whoever forwards it (RFC 3676 has the line above signatures; the heads are each program's own).
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from functions.clean.line_traits import WORD

_LABELS: Final = {
    "from": "from|von|de|da|van|från|fra|od|lähettäjä|от|кого|от кого|kimden|expéditeur|发件人|寄件者|差出人|보낸 사람",
    "date": "date|sent|gesendet|datum|envoyé|envoyé le|date d'envoi|enviado|enviado el|enviado em|enviada em|enviada|"
    "fecha|data|inviato|verzonden|skickat|sendt|dato|wysłano|отправлено|дата|gönderildi|gönderilme tarihi|tarih|"
    "lähetetty|päivämäärä|odesláno|发送时间|日期|寄件日期|送信日時|日付|날짜|보낸 날짜",
    "to": "to|an|à|para|a|aan|till|til|do|komu|кому|kime|vastaanottaja|收件人|收件者|宛先|받는 사람",
    "subject": "subject|betreff|objet|asunto|oggetto|onderwerp|ämne|emne|assunto|temat|тема|konu|aihe|předmět|tárgy|"
    "subiect|θέμα|主题|主旨|件名|제목",
    "other": "cc|bcc|cci|cco|kopie|kopia|copie|copia|копия|reply-to|importance|wichtigkeit|importancia|priority|"
    "priorität|attachments|attachment|anlagen|anlage|pièces jointes|bijlagen|organization|resent-from",
}
_KIND_OF: Final = {label: kind for kind, labels in _LABELS.items() for label in labels.split("|")}
_QUOTED: Final = re.compile(r"^(?:[ \t]*[>|])*[ \t]*")
_FIELD: Final = re.compile(r"\*{0,2}(?P<label>[^\W\d_][^\n:：*]{0,24}?)\*{0,2}\s{0,2}[:：]\*{0,2}(?P<value>[^\n]*)")
_SUBJECT: Final = re.compile(
    rf"^(?:[ \t]*[>|])*[ \t]*\*{{0,2}}(?:{_LABELS['subject']})\*{{0,2}}\s?[:：]", re.IGNORECASE | re.MULTILINE
)
_SAID: Final = r"(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał\(?a?\)?)[^\n:]{0,80}\s?:$"
_WROTE: Final = re.compile(r"(?:On|Am|Le|El|Il|Op|Em|Den|På|W dniu) [^\n]{6,200}?" + _SAID)
_MAY_SAY: Final = re.compile(_SAID, re.MULTILINE)
_MARK: Final = re.compile(
    r"_{8,}|[-=]{2,}\s?[^\W\d_][^\n]{3,60}?\s?[-=]{2,}|[-=]{10,}|"
    r"(?:Begin forwarded message|Anfang der weitergeleiteten (?:Nachricht|E-?Mail)|Début du (?:message|courriel) "
    r"(?:transféré|réexpédié)|Inicio del mensaje reenviado|Inizio messaggio inoltrato|Begin doorgestuurd bericht|"
    r"Início da mensagem (?:re)?encaminhada|Vidarebefordrat brev|Vidarebefordrat meddelande|Videresendt melding)\s?:",
    re.IGNORECASE,
)
_REPLY: Final = re.compile(
    r"(?:(?:re|fwd?|fw|aw|wg|tr|rv|vb|vs|sv|enc|res|rif|rép|réf|doorst|antw|ynt|ilt|i|r)\s?:\s?)+", re.IGNORECASE
)
_SIGNATURE: Final = re.compile(r"-- ?")
_CLOSING: Final = re.compile(
    r"(?:(?:with |many )?(?:best|kind|warm|kindest) (?:regards|wishes)|regards|best|cheers|yours sincerely|"
    r"yours faithfully|sincerely(?: yours)?|many thanks|thanks|mit (?:freundlichen|besten|herzlichen) grüßen|"
    r"(?:viele|beste|liebe|herzliche) grüße|mfg|cordialement|bien (?:cordialement|à vous)|"
    r"(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|cordiali saluti|distinti saluti|"
    r"met vriendelijke groet(?:en)?|mvh|med vänliga hälsningar|vänliga hälsningar|med vennlig hilsen|"
    r"med venlig hilsen|atenciosamente|cumprimentos)[,.!]?",
    re.IGNORECASE,
)
_SENT_FROM: Final = re.compile(
    r"(?:sent|get|gesendet|envoyé|enviado|inviato|verzonden|skickat)\b[^\n]{0,40}\b(?:iphone|ipad|android|outlook|"
    r"mobile|phone|handy|blackberry|galaxy|smartphone|mail)\b[^\n]{0,30}|von meinem (?:iphone|ipad|handy) gesendet",
    re.IGNORECASE,
)
_MIN_FIELDS: Final = 3
_MAX_NOTE_WORDS: Final = 150  # above a head that no line marks; mails told of in an article stand further down
_MAX_SIGNATURE_LINES: Final = 14
_SHORT_WORDS: Final = 14  # longer lines are no part of a signature
_REACH: Final = 6  # lines above a head in which the line stands that marks it


@dataclass(frozen=True, slots=True)
class Forwarded:
    """What was forwarded: the text with all else blank, so that its lines keep their numbers, and its subject."""

    text: str
    subject: str | None


@dataclass(frozen=True, slots=True)
class _Head:
    """A head of a mail, from its first line to behind its last."""

    start: int
    end: int
    subject: str
    is_marked: bool


def read_forwarded(text: str, *, is_mail: bool = False) -> Forwarded | None:
    """The message among those that were forwarded with one another that has most words; None if there are no heads.

    In a file that is no mail itself the words above all heads may be an article that tells of mails: nothing is cut.
    """
    if not _SUBJECT.search(text) and not _MAY_SAY.search(text):
        return None
    lines = text.split("\n")
    bare = [_QUOTED.sub("", line).rstrip() for line in lines]
    heads = list(_heads(lines, bare))
    if not heads:
        return None
    bounds = [0, *(head.end for head in heads)]
    ends = [*(head.start for head in heads), len(lines)]
    words = [_words(bare[start:end]) for start, end in zip(bounds, ends, strict=True)]
    best = max(range(len(words)), key=lambda number: (words[number], number))
    if not is_mail and (best == 0 or (words[0] > _MAX_NOTE_WORDS and not heads[0].is_marked)):
        return None
    start, end = bounds[best], _end(bare, bounds[best], ends[best])
    kept = ["" if not start <= i < end or _SENT_FROM.fullmatch(bare[i]) else line for i, line in enumerate(lines)]
    return Forwarded("\n".join(kept), heads[best - 1].subject or None if best else None)


def without_signature(text: str) -> str:
    """A mail without the signature below the line that RFC 3676 has for it."""
    lines = text.split("\n")
    bare = [_QUOTED.sub("", line) for line in lines]
    end = _signature(bare, 0, len(lines), _SIGNATURE)
    return "\n".join(lines[:end])


def _heads(lines: Sequence[str], bare: Sequence[str]) -> Iterator[_Head]:
    """The heads of mails among lines, which are given with and without their marks of quotation."""
    at = 0
    while at < len(bare):
        fields, end = _fields(bare, at)
        kinds = {kind for kind, _ in fields}
        if len(fields) >= _MIN_FIELDS and {"from", "subject"} <= kinds and kinds & {"date", "to"}:
            start = _marked_from(bare, at)
            subject = next(value for kind, value in fields if kind == "subject")
            reply = _REPLY.match(subject)
            yield _Head(start, end, subject[reply.end() if reply else 0 :].strip(), start < at)
            at = end
        elif length := _wrote(lines, bare, at):
            yield _Head(at, at + length, "", is_marked=True)
            at += length
        else:
            at = max(at + 1, end)


def _wrote(lines: Sequence[str], bare: Sequence[str], at: int) -> int:
    """The lines, two at most, that say from a line on who wrote what is quoted below; 0 if they say nothing so."""
    if not bare[at][:1].isupper():
        return 0
    for length in (1, 2):
        text, rest = " ".join(bare[at : at + length]), lines[at + length : at + length + 3]
        is_quoted = next((line.lstrip().startswith(">") for line in rest if line.strip()), False)
        if _WROTE.fullmatch(text) and ("@" in text or is_quoted):
            return length
    return 0


def _fields(bare: Sequence[str], at: int) -> tuple[list[tuple[str, str]], int]:
    """The fields of a head that begins at a line, and the line behind it; what a field goes on with is of it."""
    found: list[tuple[str, str]] = []
    end = at
    for i in range(at, len(bare)):
        match = _FIELD.match(bare[i])
        kind = _KIND_OF.get(match["label"].strip().casefold()) if match else None
        if match and kind:
            found.append((kind, " ".join(match["value"].split())))
            end = i + 1
        elif i - end > (1 if found else -1):
            break
    return found, end


def _marked_from(bare: Sequence[str], at: int) -> int:
    """Where the line stands that marks the head at a line, if only blank ones are between; else the head itself."""
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if _MARK.fullmatch(bare[i].strip()):
            return i
        if bare[i].strip():
            break
    return at


def _words(lines: Sequence[str]) -> int:
    return sum(len(WORD.findall(line)) for line in lines)


def _end(bare: Sequence[str], start: int, end: int) -> int:
    """Where a message ends: above its signature, or the words it closes with."""
    end = _signature(bare, start, end, _SIGNATURE)
    return _signature(bare, start, end, _CLOSING)


def _signature(bare: Sequence[str], start: int, end: int, opening: re.Pattern[str]) -> int:
    """Where a signature begins that opens with a certain line: few and short lines down to the end."""
    lines = [i for i in range(start, end) if bare[i].strip()]
    for i in itertools.islice(reversed(lines), _MAX_SIGNATURE_LINES):
        if opening.fullmatch(bare[i].strip() if opening is _CLOSING else bare[i]):
            return i
        if len(WORD.findall(bare[i])) > _SHORT_WORDS:
            break
    return end
