"""Owns the shortcut for cleaned texts of which nothing goes when they are read again as text: nine pages of ten.

A text without likely furniture is bare, whatever the chances of its other lines, and bare texts lose only headline and
credits above their first sentence. There are none if the first line is itself a sentence. So only the chances of lines
that look like furniture matter, and four pages of five have none.
"""

from collections.abc import Sequence

from functions.clean.blocks import Block
from functions.clean.furniture import is_standing_furniture
from functions.clean.line_features import text_features
from functions.clean.line_model import MAX_KEPT_FROM, LineModel
from functions.clean.openings import is_first_sentence
from functions.clean.verdicts import looks_like_furniture


def is_surely_whole(blocks: Sequence[Block], model: LineModel) -> bool:
    """Whether reading these lines as a text keeps them all; False where only reading them can tell."""
    if not blocks or not is_first_sentence(blocks[0].text) or any(map(is_standing_furniture, blocks)):
        return False
    asked = [i for i, block in enumerate(blocks) if looks_like_furniture(block)]
    if not asked:
        return True
    words = [len(block.traits.words) for block in blocks]
    chances = model.judge(blocks, text_features(blocks, model.lexicon), words, asked)
    return all(chances[i] >= MAX_KEPT_FROM for i in asked)
