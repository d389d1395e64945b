"""Owns what is known of first names: short forms that stand for one name, and the gender a name mostly has."""

from functools import cache
from pathlib import Path
from typing import Final

_TABLE: Final = Path(__file__).with_name("first_names.txt")
_SHORT_FORMS: Final = """
abraham abe|albert al bert|alexander alex|alexandra alex|andrew andy drew|anthony tony|barbara barb|benjamin ben
bernard bernie|bradley brad|catherine cathy kate katie|charles charlie chuck|christina chris tina|christine chris
christopher chris|daniel dan danny|david dave|deborah deb debbie|donald don donny|douglas doug|edward ed eddie ted
elizabeth liz beth betsy|eugene gene|francis frank|frederick fred|gerald jerry|gregory greg|harold hal harry
henry hank harry|jacob jake|james jim jimmy jamie|jeffrey jeff|jennifer jen jenny|john jack johnny|jonathan jon
joseph joe joey|joshua josh|judith judy|katherine kathy kate katie|kenneth ken kenny|lawrence larry|leonard len leo
margaret maggie meg peggy|matthew matt|michael mike mick|mitchell mitch|nancy nan|nathan nate|nicholas nick|pamela pam
patricia pat patty trish|patrick pat|peter pete|philip phil|raymond ray|rebecca becky|richard dick rick rich
robert bob bobby rob|ronald ron ronnie|rudolph rudy|samuel sam|stephen steve|steven steve|stuart stu|susan sue
theodore ted|thomas tom tommy|timothy tim|victoria vicky|vincent vince|walter walt|william bill billy will
zachary zach|alan al|allan al|alfred al fred|angela angie|arthur art|caroline carrie|clifford cliff|cynthia cindy
eleanor ellie nell|frances fran|gabriel gabe|geoffrey geoff|jacqueline jackie|jessica jess|jonathon jon
katharine kate kathy|kathleen kathy katie kate|kimberly kim|laurence larry|louis lou|martin marty|melvin mel
nicolas nic nick|norman norm|randall randy|roderick rod|rodney rod|russell russ|sandra sandy|sidney sid|stanley stan
stephanie steph|terence terry|terrence terry|theodore theo|tobias toby|valerie val|virginia ginny|wallace wally
wesley wes
"""
_JEAN: Final = "jean-"  # Jean alone is mostly a woman, Jean-Baptiste and Jean-Marie are men
_MALE: Final = frozenset({"mr", "sir", "lord", "congressman", "king", "prince", "father", "chairman", "spokesman"})
_FEMALE: Final = frozenset(
    {"mrs", "ms", "miss", "lady", "dame", "congresswoman", "queen", "princess", "sister", "chairwoman", "spokeswoman"}
)


def gender_of_title(title: str) -> str:
    """`m`, `f`, or "" for a word before a name, in lower case without its stop."""
    return "m" if title in _MALE else "f" if title in _FEMALE else ""


@cache
def _full_names() -> dict[str, frozenset[str]]:
    """Short form to the full names it may stand for."""
    found: dict[str, set[str]] = {}
    for group in _SHORT_FORMS.replace("\n", "|").split("|"):
        full, *short = group.split() or [""]
        for form in (full, *short):
            found.setdefault(form, set()).add(full)
    return {form: frozenset(names) for form, names in found.items()}


def same_first_name(one: str, other: str) -> bool:
    """May two folded first names be the same person's? `j` and `john`, `bill` and `william` may."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    names = _full_names()
    return not names.get(one, frozenset()).isdisjoint(names.get(other, frozenset()))


@cache
def _genders() -> dict[str, str]:
    genders = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        gender, _, names = line.partition(": ")
        genders.update(dict.fromkeys(names.split(), gender))
    return genders


def gender_of(first_name: str) -> str:
    """`f`, `m`, or "" where the folded first name is unknown or used for both; of Sarah-Jane that of Sarah."""
    if first_name.startswith(_JEAN):
        return "m"
    parts = (first_name, *first_name.split("-")) if "-" in first_name else (first_name,)
    return next((gender for part in parts if (gender := _genders().get(part, ""))), "")
