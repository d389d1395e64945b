"""Owns the labels that stand alone on lines around articles in other languages than English, by what they are for.

They are looked for as whole lines: most of their words are said in articles, too.
"""

from typing import Final

_LABELS: Final = {
    "share": (
        "teilen|artikel teilen|merken|drucken|artikel drucken|partager|imprimer|compartir|imprimir|condividi|"
        "stampa|compartilhar|delen|dela|skriv ut|udostępnij|drukuj|поделиться|распечатать|поширити|paylaş|yazdır"
    ),
    "sign_up": (
        "anmelden|registrieren|abonnieren|abo|einloggen|newsletter abonnieren|jetzt abonnieren|se connecter|"
        "s’abonner|abonnez-vous|s’inscrire|inscrivez-vous à notre newsletter|iniciar sesión|suscríbete|suscribirse|"
        "regístrate|accedi|abbonati|registrati|iscriviti alla newsletter|entrar|assine|cadastre-se|inloggen|"
        "abonneren|abonneer|word lid|logga in|prenumerera|bli prenumerant|logg inn|bli abonnent|log ind|zaloguj|"
        "zaloguj się|zaprenumeruj|войти|подписаться|регистрация|подписка|увійти|підписатися|giriş yap|abone ol|"
        "üye ol"
    ),
    "legal": (
        "impressum|datenschutz|datenschutzerklärung|agb|nutzungsbedingungen|cookie-einstellungen|mentions légales|"
        "politique de confidentialité|cgu|cgv|conditions générales d’utilisation|gestion des cookies|aviso legal|"
        "política de privacidad|política de cookies|términos y condiciones|política de privacidade|termos de uso|"
        "note legali|informativa privacy|privacybeleid|algemene voorwaarden|colofon|integritetspolicy|personvern|"
        "personvernerklæring|privatlivspolitik|polityka prywatności|regulamin|политика конфиденциальности|"
        "пользовательское соглашение|правовая информация|політика конфіденційності|gizlilik politikası|künye"
    ),
    "advert": (
        "anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annons|annonse|annonce|reklama|"
        "реклама|reklam|mainos"
    ),
    "related": (
        "mehr zum thema|mehr dazu|lesen sie auch|lesen sie mehr|auch interessant|das könnte sie auch interessieren|"
        "das könnte dich auch interessieren|meistgelesen|weitere artikel|weitere themen|zum thema|à lire aussi|"
        "à lire également|lire aussi|sur le même sujet|sur le même thème|les plus lus|les plus partagés|"
        "vous aimerez aussi|te puede interesar|lee también|lea también|ver también|lo más leído|lo más visto|"
        "más noticias|más información|noticias relacionadas|leggi anche|i più letti|potrebbe interessarti|"
        "articoli correlati|leia também|leia mais|mais lidas|veja também|lees ook|lees meer|lees verder|"
        "meest gelezen|gerelateerd|läs också|läs mer|läs även|mest lästa|les også|les mer|mest lest|læs også|"
        "læs mere|mest læste|czytaj też|czytaj także|czytaj więcej|czytaj również|zobacz też|zobacz także|polecane|"
        "najczęściej czytane|читайте также|самое читаемое|по теме|материалы по теме|читайте ещё|читайте також|"
        "ilgili haberler|en çok okunanlar|bunlar da ilginizi çekebilir"
    ),
    "comments": (
        "kommentar|kommentare|kommentar schreiben|kommentare lesen|commentaires|commenter|réagir|comentarios|"
        "comentar|comentários|commenti|commenta|reacties|reageer|kommentarer|kommentera|kommenter|komentarze|"
        "skomentuj|комментарии|комментировать|коментарі|yorumlar|yorum yap"
    ),
    "navigation": (
        "startseite|suche|menü|ressorts|kontakt|über uns|hilfe|zurück|nach oben|zum inhalt springen|schließen|"
        "accueil|rechercher|recherche|contactez-nous|nous contacter|à propos|qui sommes-nous|aide|fermer|"
        "haut de page|inicio|buscar|contacto|quiénes somos|ayuda|cerrar|contatti|chi siamo|início|busca|contato|"
        "fale conosco|quem somos|zoeken|over ons|sluiten|sök|om oss|stäng|søk|lukk|søg|om os|strona główna|szukaj|"
        "o nas|главная|поиск|контакты|о нас|меню|закрыть|наверх|головна|ana sayfa|iletişim|hakkımızda"
    ),
}
_ALL: Final = frozenset(label for labels in _LABELS.values() for label in labels.split("|"))
_HEADINGS: Final = frozenset(label for name in ("related", "comments") for label in _LABELS[name].split("|"))
_MAX_CHARS: Final = max(map(len, _ALL)) + 4


def is_label(text: str) -> bool:
    """Whether a line is nothing but such a label."""
    return len(text) <= _MAX_CHARS and _bare(text) in _ALL


def is_heading(text: str) -> bool:
    """Whether a line is what stands above teasers and comments."""
    return len(text) <= _MAX_CHARS and _bare(text) in _HEADINGS


def _bare(text: str) -> str:
    return text.strip(" :.!…|»>").lower().replace("'", "’")
