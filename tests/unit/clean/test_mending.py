"""Mojibake is repaired where it is certain, and nothing else is touched."""

import subprocess
import sys
import time

import pytest

from functions.clean.characters import odd_bytes
from functions.clean.cleaning import clean
from functions.clean.decoding import decode
from functions.clean.mending import is_damaged, mend

SOUND = (
    "“Nobody was hurt,” she said – a café owner’s naïve hope, at £5 a head.",
    "SÃO PAULO, LA CHÂTAIGNERAIE, «IRMû: 5 °C, © 2026",
    "Ærø, Žižkov, Δελφοί, Кириллица, 東京, العربية",
    "A range of 5 €–10 € at the cinéma™",
)


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_left_alone(text: str) -> None:
    assert mend(text) == text
    assert not is_damaged(text.encode(), odd_bytes(text.encode()))


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("itâ€™s “fine” and cafÃ©", "it’s “fine” and café"),
        ("ItÃ¢â‚¬â„¢s twice", "It’s twice"),
        ("Ã‰cole Ã\xa0 la carte â€” Â£5", "École à la carte — £5"),
        ("â€œHelloâ€\x9d, she said", "“Hello”, she said"),
    ],
)
def test_only_the_damaged_parts_of_a_line_change(damaged: str, sound: str) -> None:
    assert mend(damaged) == sound
    assert decode(damaged.encode()) == sound
    assert is_damaged(damaged.encode(), odd_bytes(damaged.encode()))


def test_lines_without_damage_stay_as_they_are_beside_damaged_ones() -> None:
    sound = "«IRMû, ﬁne and dandy"
    assert mend(f"{sound}\nitâ€™s\n{sound}") == f"{sound}\nit’s\n{sound}"


@pytest.mark.parametrize(
    "text",
    ["\u0301" * 1_000_000, "â€œ\u0301" * 250_000, "Ã©a" * 300_000, "Ã©a\n" * 200_000, "â€" * 500_000],
)
def test_hostile_text_takes_bounded_time(text: str) -> None:
    start_s = time.process_time()
    mend(text)
    assert time.process_time() - start_s < 3


def test_a_damaged_article_is_mended_before_it_is_read() -> None:
    lines = ["â€œNobody was hurt, and that is what matters,â€\x9d said the harbour master on Monday evening."] * 2
    lines.append("The companyâ€™s report on the fallen crane will be published before the end of the month.")
    text = clean("\n\n".join(lines).encode(), key="inbox/x.txt").text
    assert "“Nobody was hurt, and that is what matters,” said" in text
    assert "company’s" in text


def test_ftfy_is_not_imported_for_sound_files() -> None:
    program = (
        "import sys; from functions.clean.decoding import decode; decode('“ok”'.encode()); print('ftfy' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.strip() == "False"
