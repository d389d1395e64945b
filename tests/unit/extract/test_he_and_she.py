"""Who was *she* a moment ago is hardly *he* now; Grandma is never; and *he and Hale* are two."""

from functions.extract.pipeline import Pipeline
from tests.unit.extract.saying import said_by


def test_who_surely_spoke_as_she_is_not_he(pipeline: Pipeline) -> None:
    text = (
        "The hall thanked Ada Brook. Zibby Walton sings in the band. Walton writes its songs. “I write at night,” she "
        "said. Edwin Ford plays the drums. Walton shrugs at the noise. “I never hear it,” he said."
    )
    assert said_by(pipeline, text) == ["Zibby Walton", "Edwin Ford"]


def test_whoever_is_called_as_a_relative_has_that_gender(pipeline: Pipeline) -> None:
    text = (
        "Grandma and Mary came in. Grandma cooked the fish and grumbled about the nuns. My dad had walked on the "
        "beach. “You’re my guy,” he said."
    )
    assert said_by(pipeline, text) == ["My dad"]


def test_who_stands_beside_he_is_not_he(pipeline: Pipeline) -> None:
    text = (
        "Tom Page took the deal. When the investors could not back out, Page called the bank and told its chief that "
        "he and Sergey Brin would stay. He and Brin were firm.\n\n“We can run the firm between the two of us,” he said."
    )
    assert said_by(pipeline, text) == ["Tom Page"]
