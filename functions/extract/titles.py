"""Owns the words around a person's name that are no part of it: titles before, suffixes behind."""

from typing import Final

_TITLES = (
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend pastor rabbi imam bishop archbishop cardinal "
    "pope father sister saint sen sens senator rep reps representative congressman congresswoman gov governor mayor "
    "president vice premier chancellor minister prime secretary deputy attorney general judge justice chief speaker "
    "chairman chairwoman director ambassador commissioner sheriff officer detective captain capt colonel col lt "
    "lieutenant gen maj major sgt sergeant adm admiral cmdr commander coach king queen prince princess ex former "
    "president-elect first councillor councilman councilwoman alderman treasurer actress actor banker analyst "
    "spokesman spokeswoman strategist adviser advisor attorney lawyer pastor economist historian author "
    "farmer teacher nurse postman librarian novelist pianist goalkeeper striker prosecutor engineer photographer "
    "journalist singer surgeon biologist astronaut resident delegate rancher "
    # As they stand before names in papers of other countries.
    "alhaji alhaja oba otunba hajiya mallam engr barr shri smt datuk comrade cllr cr supt insp pc det cpl brig "
    "brigadier constable inspector superintendent frau monsieur madame mme signor signora señor baroness viscount"
)
TITLES: Final = frozenset(_TITLES.split())
# Ranks in short that are other words, or parts of names, where they are written otherwise: Del Amitri.
SHORT_RANKS: Final = frozenset("ACC CPO DC DCI DCS DI DS DSI Del. PFC PO SFC TD WPC WO".split())  # noqa: SIM905
NAME_SUFFIXES: Final = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "kc", "qc", "obe", "mbe", "cbe", "ias", "ips"}
)
# Degrees and licences behind a name, which are no part of it: Ada Brook, MSc, RDN.
_DEGREES = (
    "BA BS BSc CNSC CPA CSCS CSSD DDS DMD DO DPhil DPT DVM EdD FAAP FACC FACP FACS JD LCSW LD LDN LMFT LMHC LPC MA MBA "
    "MD MEd MFA MHA MPA MPH MPhil MS MSc MSW NP OD PharmD PhD PsyD RD RDN RN"
)
DEGREES: Final = frozenset(_DEGREES.split())
