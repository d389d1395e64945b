"""Corrections of other processes hold within a second."""

from functions.api.corrections import Corrections, KeptCorrection
from functions.api.overlay import TTL_S, Overlays
from tests.fakes import FakeTable


def _rename(name: str) -> KeptCorrection:
    return KeptCorrection(
        id="rename:person:a", kind="rename", entity="person:a", name=name, reason="r", by="b", at=f"2026-01-01T{name}"
    )


def test_corrections_are_read_again_after_a_second_or_when_one_was_given_here() -> None:
    now_s, corrections = [0.0], Corrections(FakeTable())
    overlays = Overlays(corrections, lambda: now_s[0])
    assert overlays.current().is_empty
    corrections.put(_rename("First"))
    now_s[0] = TTL_S
    assert overlays.current().is_empty
    now_s[0] = TTL_S + 0.1
    assert overlays.current().names_given() == {"person:a": "First"}
    corrections.put(_rename("Second"))
    overlays.forget()
    assert overlays.current().names_given() == {"person:a": "Second"}
