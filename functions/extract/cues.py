"""Owns the words that announce speech: verbs in all their forms, nouns, and how sure each makes a quotation."""

from typing import Final

# Verbs whose subject speaks or writes. Regular forms are generated, irregular ones stand below.
_VERBS: Final = """
accuse talk point label highlight forecast project portray attack challenge commend congratulate
accuse acknowledge add address admit advise affirm agree allege announce answer apologize apologise argue ask
assail assert assure attest bemoan berate blame blast boast brag call caution charge chide cite claim clarify
comment complain concede conclude concur condemn confess confide confirm contend continue counter criticize
criticise critique cry declare decry defend demand denounce deny describe detail disclose discuss dismiss dispute
drawl dub echo elaborate emphasize emphasise estimate exclaim exhort explain express fume fret gripe grouse growl
grumble hail hint implore imply indicate inform inquire insist instruct interject intone joke jeer jest lament
lash laugh lecture maintain mention moan mock mumble murmur muse mutter note object observe offer opine outline
plead pledge point posit post praise predict press proclaim profess promise pronounce propose protest quip quote
rail rant reaffirm reason reassure rebuke recall recite recommend recount refer reflect refute regret reiterate
relate relay remark remember remind repeat reply report request respond restate retort reveal ridicule rule scoff
scold scream shout shriek sigh signal slam sneer snap sob specify speculate state stress submit suggest summarize
summarise surmise swear tease testify text thank threaten thunder tout trumpet tweet underline underscore urge
chortle chuckle coo enquire giggle hiss intone purr reckon recollect reminisce sniff snigger snort soothe splutter
stammer bark bellow blare chant cheer crow deadpan enthuse gloat gush holler interrupt question snarl
vent venture voice volunteer vow wail warn welcome whine whisper wonder yell
"""
_IRREGULAR: Final = """
say says said saying tell tells told telling write writes wrote written writing speak speaks spoke spoken speaking
put puts putting read reads reading swore sworn go goes went cried cries replied replies denied denies decried
branded termed labelled labeled
retweet retweets retweeted think thinks thought thinking believe believes believed believing
"""
_STRONG_WORDS: Final = """
say says said saying tell tells told telling write writes wrote written writing tweet tweets tweeted tweeting add
adds added adding ask asks asked asking continue continues continued explain explains explained reply replies
replied respond responds responded responding declare declares declared state states stated stating recall recalls
recalled insist insists insisted conclude concludes concluded quip quips quipped joke joked exclaimed remarked
warn warns warned announce announces announced argue argues argued claim claims claimed note notes noted according
"""
STRONG: Final = frozenset(_STRONG_WORDS.split())
# Verbs that say somebody's words and nothing else; with a capital they open a sentence before their subject.
_SAYING_WORDS: Final = """
said says added adds wrote writes tweeted tweets asked asks replied replies recalled recalls explained explains
concluded concludes continued continues quipped joked exclaimed countered
"""
SAYING: Final = frozenset(_SAYING_WORDS.split())
MAX_INVERTED: Final = 25  # tokens from `Said` to the colon in `Said Ada Brook, the treasurer: “…”`
# What stands between a subject and its verb of speech.
BEFORE_VERBS: Final = frozenset({"has", "had", "have", "then", "also", "later", "once", "again"})
# Verbs that may name what stands in marks: he called “Go!” a song.
_NAMING_WORDS: Final = """
branded call called calls dubbed labeled labelled mention mentioned mentions praised read reads speak speaks spoke
termed titled
"""
NAMING: Final = frozenset(_NAMING_WORDS.split())
# Nouns that stand for an act of speech: X's statement that …; in a statement.
_SPEECH_NOUNS_WORDS: Final = """
accusation allegation announcement argument assertion assessment claim comment complaint conclusion confirmation
contention criticism declaration denial explanation letter memo message note op-ed interview opinion post promise
proposal quote remark reply report response speech statement suggestion testimony tweet vow warning word
accusations allegations arguments assertions claims comments complaints remarks statements suggestions tweets
warnings words
"""
SPEECH_NOUNS: Final = frozenset(_SPEECH_NOUNS_WORDS.split())
# What says something without speaking, and the verbs that tell what it says.
_STUDIES_LIST: Final = """
academics analyses analysis assessment audit auditors audits commission committee court data documents emails evidence
experts figures inquiry inspection inspectors investigation investigators jury panel paper papers poll polls probe
records report reports research researchers review reviews scientists statistics studies study survey surveys tribunal
"""
STUDIES: Final = frozenset(_STUDIES_LIST.split())
_FINDING_LIST: Final = """
conclude concluded concludes confirm confirmed confirms find finds found indicate indicated indicates reveal revealed
reveals show showed shown shows suggest suggested suggests
"""
FINDING: Final = frozenset(_FINDING_LIST.split())


def _forms(verb: str) -> set[str]:
    """The regular forms of a verb, with some that do not exist and do no harm."""
    forms = {verb, verb + "s", verb + "ed", verb + "ing"}
    if verb.endswith("e"):
        forms |= {verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y"):
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    if verb[-1] in "sh":
        forms.add(verb + "es")
    if verb[-1] in "tgrlmpbn":
        forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return forms


SPEECH_VERBS: Final = (
    frozenset(form for verb in _VERBS.split() for form in _forms(verb)) | frozenset(_IRREGULAR.split()) | STRONG
)


def cue_strength(word: str) -> int:
    """2 for verbs that hardly do anything but announce speech, 1 for other verbs of speech, 0 for the rest."""
    return 2 if word in STRONG else int(word in SPEECH_VERBS)


def stem(word: str) -> str:
    """The verb's form without its ending, so that says, said and saying are counted together where regular."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return {"said": "say", "told": "tell", "wrote": "writ", "thought": "think"}.get(word, word)
