"""Owns the names of the months, as dates are written in the languages of newspapers (Unicode CLDR, format names)."""

from typing import Final

_FIRST: Final = (
    "jan january januar janvier enero gennaio janeiro januari jän jänner",
    "feb february februar février febrero febbraio fevereiro februari febr fév",
    "mar march märz mars marzo março maart mär mrz",
    "apr april avril abril aprile avr",
    "may mai mayo maggio maio mei",
    "jun june juni juin junio giugno junho",
    "jul july juli juillet julio luglio julho",
    "aug august août agosto augustus ago augusti",
    "sep sept september septembre septiembre settembre setembro",
    "oct october oktober octobre octubre ottobre outubro okt",
    "nov november novembre noviembre novembro",
    "dec december dezember décembre diciembre dicembre dezembro dez déc",
)
"""Names that may stand before the day, as in "March 12, 2026"."""
_OTHERS: Final = (
    (
        "janv ene gen января январь янв січня stycznia sty ocak ledna ianuarie január gener ιανουαρίου tammikuuta "
        "يناير جانفي كانون_الثاني"
    ),
    (
        "févr fev февраля февраль фев лютого lutego lut şubat února februarie február febrer φεβρουαρίου "
        "helmikuuta فبراير فيفري شباط"
    ),
    ("mrt marts марта март мар березня marca mart března martie március març μαρτίου maaliskuuta maret مارس آذار اذار"),
    (
        "abr апреля апрель апр квітня kwietnia kwi nisan dubna aprilie április απριλίου huhtikuuta أبريل ابريل "
        "إبريل أفريل نيسان"
    ),
    "mag maj мая май травня maja mayıs mayis května május maig μαΐου μαίου toukokuuta مايو ماي أيار ايار",
    ("giu июня июнь июн червня czerwca cze haziran června iunie június juny ιουνίου kesäkuuta يونيو يونيه جوان حزيران"),
    (
        "juil lug июля июль июл липня lipca temmuz července iulie július juliol ιουλίου heinäkuuta يوليو يوليه "
        "جويلية تموز"
    ),
    (
        "августа август авг серпня sierpnia sie ağustos agustos srpna augusztus agost αυγούστου elokuuta agustus "
        "أغسطس اغسطس أوت آب"
    ),
    (
        "set сентября сентябрь сен сент вересня września wrz eylül září septembrie szeptember setembre "
        "σεπτεμβρίου syyskuuta سبتمبر أيلول ايلول"
    ),
    (
        "ott out октября октябрь окт жовтня października paź ekim října octombrie október οκτωβρίου lokakuuta "
        "أكتوبر اكتوبر تشرين_الأول"
    ),
    (
        "ноября ноябрь ноя нояб листопада listopada lis kasım kasim listopadu noiembrie νοεμβρίου marraskuuta "
        "نوفمبر تشرين_الثاني"
    ),
    (
        "dic desember декабря декабрь дек грудня grudnia gru aralık aralik prosince decembrie desembre δεκεμβρίου "
        "joulukuuta ديسمبر كانون_الأول"
    ),
)


def _numbered(*lists: tuple[str, ...]) -> dict[str, int]:
    return {
        name.replace("_", " "): number
        for names in lists
        for number, line in enumerate(names, 1)
        for name in line.split()
    }


FIRST_MONTHS: Final = _numbered(_FIRST)
MONTHS: Final = _numbered(_FIRST, _OTHERS)
