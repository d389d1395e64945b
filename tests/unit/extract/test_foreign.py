"""Who speaks in languages that the model does not know: whoever stands right beside the words, and nobody else."""

import pytest

from functions.extract.foreign.annotation import CONFIDENCE, annotate_foreign
from functions.extract.foreign.words import words_of
from shared.document import AnnotationKind, Quote

BEFORE = {
    "es": "La ministra de Hacienda, Elena Rojas, habló en Bilbao.",
    "pt": "A ministra das Finanças, Elena Rojas, falou em Braga.",
    "fr": "La ministre des Finances, Elena Rojas, a parlé à Nantes.",
    "it": "La ministra Elena Rojas ha parlato a Torino.",
    "de": "Die Finanzministerin Elena Rojas sprach in Bremen.",
    "nl": "Minister van Financiën Elena Rojas sprak in Gent.",
    "sv": "Finansminister Elena Rojas talade i Umeå.",
    "da": "Finansminister Elena Rojas talte i Aarhus.",
    "no": "Finansminister Elena Rojas talte i Bergen.",
    "pl": "Minister finansów Elena Rojas mówiła w Gdyni.",
    "ru": "Министр финансов Елена Рогова выступила в Казани.",
}


def quotes(text: str, language: str) -> tuple[Quote, ...]:
    return annotate_foreign("a", text, language)[1]


def speaker(text: str, language: str) -> str | None:
    (quote,) = quotes(text, language)
    return quote.speaker.name if quote.speaker else None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "«No vamos a dejar a nadie atrás», dijo Rojas."),
        ("es", "«No vamos a dejar a nadie atrás», ha dicho este lunes Rojas."),
        ("es", "Rojas afirmó: «No vamos a dejar a nadie atrás»."),
        ("es", "Rojas, que gobierna desde mayo, afirmó: «No vamos a dejar a nadie atrás»."),
        ("es", "Según Rojas, «no vamos a dejar a nadie atrás»."),
        ("es", "—No vamos a dejar a nadie atrás —respondió Rojas."),
        ("es", "«No vamos a dejar a nadie atrás», dijo a EFE Rojas."),
        ("es", "Rojas: «No vamos a dejar a nadie atrás»"),
        ("pt", "“Não vamos deixar ninguém para trás”, disse Rojas."),
        ("fr", "« Nous ne laisserons personne », a déclaré Mme Rojas."),
        ("fr", "« Nous ne laisserons personne », explique Elena Rojas."),
        ("fr", "Mme Rojas a affirmé : « Nous ne laisserons personne. »"),
        ("fr", "M. et Mme Gil étaient là. « Nous ne laisserons personne », dit Mme Rojas."),
        ("fr", "– Nous ne laisserons personne, répond Mme Rojas."),
        ("it", "«Non lasceremo indietro nessuno», ha detto Rojas."),
        ("it", "“Non lasceremo indietro nessuno”, spiega la ministra Elena Rojas."),
        ("de", "„Wir lassen niemanden zurück“, sagte Rojas."),
        ("de", "„Wir lassen niemanden zurück“, so Rojas."),
        ("de", "»Wir lassen niemanden zurück«, sagte Ministerin Rojas dem Sender."),
        ("de", "Rojas sagte am Dienstag: „Wir lassen niemanden zurück.“"),
        ("de", "Laut Rojas „fehlt das Geld an allen Ecken“."),
        ("nl", '"We laten niemand achter", zei Rojas.'),
        ("nl", "‘We laten niemand achter’, aldus Rojas."),
        ("sv", "– Vi lämnar ingen efter oss, säger Rojas."),
        ("da", "»Vi efterlader ingen«, siger Rojas."),
        ("no", "– Vi lar ingen i stikken, sier Rojas."),
        ("pl", "„Nikogo nie zostawimy” – powiedziała Rojas."),
        ("ru", "«Мы никого не оставим», — сказала Рогова."),
        ("ru", "Рогова добавила: «Мы никого не оставим»."),
    ],
)
def test_who_stands_beside_a_verb_of_saying_speaks(language: str, said: str) -> None:
    found = quotes(f"{BEFORE[language]}\n\n{said}", language)
    assert [quote.speaker and quote.speaker.name for quote in found] == [
        "Елена Рогова" if language == "ru" else "Elena Rojas"
    ]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "«Llega tarde», dijo el portavoz del Gobierno, Tomás Ibáñez.", "Tomás Ibáñez"),
        ("es", "«Llega tarde», dijo el líder Tomás Ibáñez.", "Tomás Ibáñez"),
        ("fr", "« C’est non », a répondu le porte-parole du parti, Luc Morin.", "Luc Morin"),
        ("de", "„Das kommt zu spät“, sagte der Sprecher der Partei, Jonas Thal.", "Jonas Thal"),
        ("de", "„Das kommt zu spät“, sagte die Rentnerin Maria Sander aus Kiel.", "Maria Sander"),
        ("de", "Der SPD-Politiker Jens Holm erklärte: „So geht es nicht.“", "Jens Holm"),
        ("nl", '"Het komt te laat", zei Ellen de Roos.', "Ellen de Roos"),
        ("pl", "„Zgoda” – powiedział PAP Piotr Zaremba.", "Piotr Zaremba"),
        ("pl", "„Zgoda” – powiedział minister Piotr Zaremba.", "Piotr Zaremba"),
        ("ru", "«Всё решено», — сказал министр Павел Зорин.", "Павел Зорин"),
    ],
)
def test_who_is_described_and_named_is_who_is_named(language: str, text: str, name: str) -> None:
    assert speaker(text, language) == name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Elena Rojas calló. «No sabemos nada todavía», dijo el portavoz de Rojas."),
        ("es", "«No sabemos nada todavía», respondió la hija de la actriz Carmen Lagos."),
        ("es", "«Estamos muy tristes hoy», dijo la Comisión Europea."),
        ("es", "El portavoz de Elena Rojas, que pidió silencio, dijo: «No hay más dinero»."),
        ("es", "Pedro Gil y Luis Mora dijeron: «No hay más dinero»."),
        ("es", "«No hay más dinero», dijeron Pedro Gil y Luis Mora."),
        ("es", "Elena Rojas presentó el plan «Ciudad Verde y Abierta» en Vigo."),
        ("fr", "On dit « la loi du plus fort » en ce cas."),
        ("es", "Nota: «No hay más dinero»."),
        ("fr", "« On attend encore un peu », explique le maire de Brest."),
        ("de", "„Ich war das nicht“, sagte der Mann von Lea Moor."),
        ("de", "„Wir schließen keine Filiale“, sagte die Deutsche Bank."),
        ("pl", "„Tak właśnie będzie” – powiedział rzecznik Donalda Nowaka."),
        ("ru", "«Мы готовы ко всему», — заявил пресс-секретарь Дмитрия Орлова."),
        ("fi", "”Emme jätä ketään”, sanoi Matti Salo."),
    ],
)
def test_nobody_speaks_where_the_text_does_not_say_that_a_name_does(language: str, text: str) -> None:
    entities, found, _ = annotate_foreign("a", text, language)
    assert [(quote.speaker, quote.confidence) for quote in found] == [(None, CONFIDENCE)]
    assert entities == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "«No vamos a dejar a nadie», dijo Elena Rojas. «Es una cuestión de justicia», añadió."),
        ("es", "—No vamos a dejar a nadie —dijo Elena Rojas—. Es una cuestión de justicia."),
        ("fr", "« On n’oublie personne », dit Elena Rojas. « C’est la justice », a-t-elle ajouté."),
        ("de", "„Wir vergessen niemanden“, sagte Elena Rojas. „Es geht um Gerechtigkeit“, fügte sie hinzu."),
        ("de", "„Wir vergessen niemanden“, sagte Elena Rojas.\n\n„Es geht um Gerechtigkeit“, fügte sie hinzu."),
        ("de", "„Wir vergessen niemanden“, sagte Elena Rojas. „Es geht um Gerechtigkeit.“"),
        ("de", "„Wir vergessen niemanden“, sagte Elena Rojas, „aber das braucht seine Zeit.“"),
    ],
)
def test_who_has_spoken_goes_on_less_surely(language: str, text: str) -> None:
    first, second = quotes(text, language)
    assert [quote.speaker and quote.speaker.name for quote in (first, second)] == ["Elena Rojas", "Elena Rojas"]
    assert CONFIDENCE < second.confidence < first.confidence


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "« On n’oublie rien », dit Elena Rojas. « Rien n’est décidé », a réagi sur la place le député Luc Morin.",
        ),
        (
            "es",
            "«No olvidamos a nadie», dijo Elena Rojas. «No hay más dinero», dijo en Vigo el alcalde Luis Mora.",
        ),
    ],
)
def test_a_place_before_the_subject_does_not_hide_that_there_is_one(language: str, text: str) -> None:
    assert [quote.speaker and quote.speaker.name for quote in quotes(text, language)] == ["Elena Rojas", None]


@pytest.mark.parametrize(
    "second",
    [
        "„Es geht um Gerechtigkeit“, sagte ein Polizist.",
        "„Es geht um Gerechtigkeit“, fügte er hinzu.",
        "Später hieß es.\n\n„Es geht um Gerechtigkeit“.",
        "Carla Moor widersprach. „Es geht um Gerechtigkeit“, fügte sie hinzu.",
        "Rojas stellte den Plan „Mehr für alle Menschen“ vor.",
        "Danach sprach der Bürgermeister. „Es geht um Gerechtigkeit.“",
    ],
)
def test_nobody_goes_on_where_somebody_else_is_said_to_speak(second: str) -> None:
    found = quotes(f"„Wir vergessen niemanden“, sagte Elena Rojas. {second}", "de")
    assert [quote.speaker and quote.speaker.name for quote in found] == ["Elena Rojas", None]


def test_a_surname_that_two_people_bear_is_neither() -> None:
    text = "Elena Rojas y Pablo Rojas hablaron en Vigo. «No vamos a dejar a nadie atrás», dijo Rojas."
    (quote,) = quotes(text, "es")
    assert quote.speaker is not None
    assert (quote.speaker.id, quote.speaker.name) == (None, "Rojas")


def test_people_who_speak_are_entities_with_all_places_that_name_them() -> None:
    text = "Habló Elena Rojas. «No vamos a dejar a nadie», dijo Rojas. Pablo Gil aplaudió a Rojas."
    (person,), _, supported = annotate_foreign("a", text, "es-MX")
    assert (person.id, person.name, person.aliases) == ("person:elena-rojas", "Elena Rojas", ("Rojas",))
    assert [mention.text for mention in person.mentions] == ["Elena Rojas", "Rojas", "Rojas"]
    assert supported == (AnnotationKind.QUOTATIONS, AnnotationKind.SPEAKERS)


def test_whoever_is_known_by_several_names_has_the_id_of_english_texts() -> None:
    (person,), _, _ = annotate_foreign("a", "«Seguiremos hasta el final», dijo Volodymyr Zelenskiy.", "es")
    assert person.id == "person:volodymyr-zelensky"


def test_words_are_known_by_language_whatever_the_region() -> None:
    assert words_of("pt-BR") is words_of("pt")
    assert words_of("nb") is words_of("no")
    assert words_of("fi") is words_of(None) is None
