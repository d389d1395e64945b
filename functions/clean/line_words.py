"""Owns the words that tell boilerplate from article: function words of running text, and cues of page furniture."""

import re
from typing import Final

_STOP_WORDS: Final = (
    "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which "
    "one you were all her she there would their we him been has when who will no more if out so said what up its about "
    "than into them can only other could our some these may then do my such over after "
    "der die und das von zu mit ist den im des auf für nicht ein eine dem sich auch als es an "
    "werden aus er hat dass sie "
    "nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch "
    "de la le et les des en un du une que est pour qui dans par plus au sur ne se pas ce il sont avec son cette aux "
    "el y los del las por con para al lo como su sus más pero este entre ya o fue era muy sin sobre también "
    "e do da os dos das em não com uma no na mais foi pelo pela ao il di che è per non della con gli nel "
    "het een van dat op te zijn voor niet met i att det som på är av till och"
)
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
CUE_PATTERNS: Final = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "date": rf"\b{_MONTH}\.? \d{{1,2}},? \d{{4}}|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\.?,? \d{{4}}|"
        r"\b\d{4}-\d\d-\d\d|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
        "clock": r"\b\d{1,2}:\d\d\b|\b\d{1,2}(?:\.\d\d)? ?[ap]\.?m\b|\b\d+ ?(?:h|hrs?|hours?|min(?:ute)?s?|days?|"
        r"weeks?|"
        r"months?|years?) ago\b|\bmin(?:ute)? read\b",
        "byline": r"^(?:by|von|par|por|words by|written by|text:?|story by|reviewed by|photo(?:graph)?s? by)\b",
        "updated": r"\b(?:updated|published|posted|last modified|first published|aktualisiert|publié)\b",
        "share": r"\b(?:share|tweet|facebook|twitter|linkedin|whatsapp|pinterest|reddit|instagram|youtube|flipboard|"
        r"telegram|copy link|print|email this)\b",
        "sign_up": r"\b(?:subscri\w+|newsletters?|sign up|sign in|log ?in|register|inbox|membership|free trial|donate|"
        r"support our|unlimited access|e-?mail address)\b",
        "legal": r"©|\(c\)|\b(?:copyright\w*|all rights reserved|terms of (?:use|service)|privacy policy|cookies?|"
        r"affiliate|commission|reproduced|permission|disclaimer|trademarks?|do not sell)\b",
        "advert": r"\b(?:advertis\w+|sponsored|promoted|partner content|ad choices|continue reading below)\b",
        "related": r"^(?:related|read (?:more|next|also)|more (?:on|from|stories|news|in|like)|see also|also read|"
        r"(?:you )?(?:may|might) (?:also )?like|recommended|trending|most (?:read|popular|viewed)|latest|popular|"
        r"up next|watch|don.t miss|editor.s picks?|top stories|what to read|keep reading|click here|"
        r"learn more|recent)\b",
        "comments": r"\b(?:comments?|repl(?:y|ies)|leave a|join the (?:discussion|conversation)|moderat\w+)\b",
        "caption": r"\b(?:getty|ap photo|afp|reuters/|shutterstock|istock|courtesy|photo(?:graph)?(?:s|"
        r"er)?\b.{0,3}(?:by|:)|"
        r"image(?:s)? (?:credit|via|by|source)|file photo|pictured|credit:|handout|screenshot|photo illustration)",
        "biography": r"\b(?:is|was) (?:an?|the|our) [\w’', -]{0,60}?(?:reporter|writer|editor|journalist|correspondent|"
        r"columnist|author|contributor|producer|professor|critic|fellow|founder)\b|\bcover(?:s|ed|ing) \w+|"
        r"\b(?:follow (?:him|her|them|us|me)|reach(?:ed)? (?:him|her|them|us)? ?(?:at|on)|contributed to this|"
        r"contact (?:the|him|her|us))\b|\bcurates\b",
        "address": r"@\w|https?://|www\.|\.com\b",
        "weather": r"^-?\d{1,3} ?°? ?[CF]$|°|[+-]?\d+\.\d+ ?%",
        "navigation": r"^(?:home|menu|search|skip to|close|open|next|previous|back|about(?: us)?|contact(?: us)?|"
        r"careers|help|"
        r"faq|sections?|categor(?:y|ies)|tags?|topics?|follow us|toggle|show|hide|load more|view all|see all|all)\b",
        "source": r"\((?:reuters|ap|afp|pti|ians|ani|xinhua|upi|bloomberg|cnn|efe|dpa)\)|\bassociated press\b",
        "transcript": r"\b(?:listen|podcast|episode|download|app store|google play|watch live|video|gallery|"
        r"slideshow)\b",
    }.items()
}
