"""Dumps of pages in other languages: labels tell that a page stands around the article, and where teasers begin."""

import pytest

from functions.clean.cleaning import clean
from functions.clean.foreign_labels import is_heading, is_label

ARTICLES = {
    "German": (
        "Startseite|Politik|Wirtschaft|Anmelden|Abo",
        "Kestrel Bay baut doch einen Fähranleger|Von Nora Quist|12. März 2026, 09:00 Uhr",
        (
            "Der Gemeinderat von Kestrel Bay hat am Dienstagabend beschlossen, am östlichen Ende des Hafens einen "
            "neuen Fähranleger zu bauen, zwei Jahre nachdem er denselben Plan mit einer Stimme Mehrheit abgelehnt "
            "hatte.|„Wir können nicht noch einen Winter warten“, sagte der Hafenmeister Emil Aasgard, der mit "
            "einem Foto des alten Anlegers unter Eis auf die Empore gekommen war.|Der neue Anleger soll 14 "
            "Millionen Kronen kosten. Ein Drittel zahlt die Reederei Nordlys, ein weiteres die Region, den Rest "
            "die Stadt über zwanzig Jahre."
        ),
        ("Mehr zum Thema|Bäcker warnen vor teurerem Brot|Schule öffnet nachts|Impressum|Datenschutz|AGB|Kontakt"),
    ),
    "Spanish": (
        "Inicio|Política|Economía|Iniciar sesión|Suscríbete",
        "Kestrel Bay construirá por fin su muelle|Por Nora Quist|12 de marzo de 2026 09:00",
        (
            "El consejo de Kestrel Bay decidió el martes por la noche construir un nuevo muelle en el extremo "
            "oriental del puerto, dos años después de haber rechazado el mismo plan por un solo voto.|«No podemos "
            "esperar otro invierno», dijo el capitán del puerto, Emil Aasgard, que había llegado con una "
            "fotografía del viejo muelle bajo el hielo.|El nuevo muelle costará 14 millones de coronas. La "
            "compañía Nordlys paga un tercio, la región otro tercio y la ciudad el resto en veinte años."
        ),
        (
            "Te puede interesar|Los panaderos temen un pan más caro|Lo más leído|Una escuela abre de noche|Aviso "
            "legal|Política de privacidad|Política de cookies|Contacto"
        ),
    ),
    "Russian": (
        "Главная|Политика|Экономика|Войти|Подписаться",
        "Кестрел-Бей всё-таки построит причал|Автор: Нора Квист|12 марта 2026, 09:00",
        (
            "Совет Кестрел-Бей во вторник вечером решил построить новый паромный причал в восточной части гавани, "
            "через два года после того, как отклонил тот же план с перевесом в один голос.|«Мы не можем ждать ещё "
            "одну зиму», — сказал капитан порта Эмиль Осгард, который пришёл на галерею с фотографией старого "
            "причала подо льдом.|Новый причал обойдётся в 14 миллионов крон. Треть заплатит паромная компания, "
            "ещё треть — регион, а остальное город."
        ),
        (
            "Читайте также|Пекари предупреждают о подорожании хлеба|Самое читаемое|Школа открыта ночью|Политика "
            "конфиденциальности|Контакты|О нас"
        ),
    ),
}


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["dense", "spaced"])
@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_the_page_around_an_article_goes(article: tuple[str, str, str, str], gap: str) -> None:
    top, head, body, foot = (part.split("|") for part in article)
    document = clean(gap.join([*top, *head, *body, *foot]).encode(), key="inbox/x.txt")
    assert document.text == "\n\n".join(body)
    assert document.headline == head[0]
    assert document.published_at == "2026-03-12"


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_a_pasted_article_keeps_all_of_its_text(article: tuple[str, str, str, str]) -> None:
    body = article[2].split("|")
    assert clean("\n\n".join(body).encode(), key="inbox/x.txt").text == "\n\n".join(body)


def test_labels_are_whole_lines() -> None:
    assert is_label("IMPRESSUM")
    assert is_label("S'abonner »")
    assert is_heading("Lesen Sie auch:")
    assert not is_label("Wir wollen teilen")
    assert not is_heading("Impressum")
