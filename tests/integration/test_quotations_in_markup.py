"""Words that a page marks as quotations, not with marks but with elements, reach their speakers."""

from functions.clean.cleaning import clean
from functions.extract.annotation import annotate_documents
from functions.extract.pipeline import load_pipeline

PAGE = """<html><head><title>Ferry talks go on</title></head><body><article>
<h1>Ferry talks go on</h1><p>By Ines Calder</p>
<p>The ferry company and the island council talked for nine hours on Monday without an end in sight.</p>
<p><q>We will sit here until the boats run again</q>, said Mara Lindholm, who leads the council.</p>
<p>Her opponent, Jonas Ekberg, wrote to the members of the union on Tuesday:</p>
<blockquote><p>Nobody has asked the crews what they want. They want a timetable that lets them sleep.</p></blockquote>
<p>The talks go on in the harbour office on Wednesday, and the first ferry is expected no earlier than Friday.</p>
</article></body></html>"""


def test_words_in_q_and_blockquote_have_their_speakers() -> None:
    document = clean(PAGE.encode(), key="inbox/ferry.html")
    (annotated,) = annotate_documents(load_pipeline(), [document])
    said = {quote.text: quote.speaker.name for quote in annotated.quotes if quote.kind == "direct" and quote.speaker}
    assert said == {
        "We will sit here until the boats run again": "Mara Lindholm",
        "Nobody has asked the crews what they want. They want a timetable that lets them sleep.": "Jonas Ekberg",
    }
