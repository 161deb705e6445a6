"""A name as plain small letters, however it was written: scripts, marks, order, titles.

Nothing here is stored or shown; it is made anew whenever two names are compared.
"""

import re
import unicodedata
from functools import lru_cache

Words = tuple[str, ...]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPECIAL = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŋ": "ng",
        "ə": "a",
    }
)
CYRILLIC = {
    **dict(zip("абвгдеёзийклмнопрстуфыэіґў", "abvgdeeziiklmnoprstufyeigu", strict=True)),
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
    "ї": "yi",
    "є": "ye",
    "ъ": "",
    "ь": "",
    "ђ": "dj",
    "ј": "j",
    "љ": "lj",
    "њ": "nj",
    "ћ": "c",
    "џ": "dz",
}
GREEK = {
    **dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)),
    "θ": "th",
    "χ": "ch",
    "ψ": "ps",
}
ARABIC = {
    **dict(
        zip("ابتجحدرزسصضطظعفقكلمنهويىةأإآؤئپگکی", "abtjhdrzssdtzafqklmnhwyaaaiawypgky", strict=True)
    ),
    "ث": "th",
    "خ": "kh",
    "ذ": "dh",
    "ش": "sh",
    "غ": "gh",
    "چ": "ch",
    "ژ": "zh",
    "ء": "",
}
SCRIPTS = str.maketrans({**CYRILLIC, **GREEK, **ARABIC})
# Letters that look like Latin ones, for a name that mixes scripts to get by.
LOOKALIKES = str.maketrans(
    dict(zip("асеоркхутвнміјѕԁԛԝαβεικνορτυχηγω", "aceopkxytbhmijsdqwabeiknoptuxnyw", strict=True))
)
TITLES = _words(
    "mr mrs ms miss mx dr prof sir rev uncle auntie aunty aunt nan nana nanny granny gran grandma "
    "grandad granddad grandpa mum mummy mam dad daddy jr sr jnr snr junior senior ii iii"
)
JOINED = _words("mc mac o fitz st")
PARTICLES = _words(
    "van der den de la du da das do dos di del della le ter ten von zu al el ul bin ibn bint ben "
    "abu ap ab"
)
BETWEEN = re.compile(r"[\s\-‐‑‒–—/._+()\[\]\"“”„«»;:]+")
APART = re.compile(r"['’`´ʼ‘]")


@lru_cache(maxsize=50_000)
def readings(name: str) -> frozenset[Words]:
    """The ways in which a name can be read, each as plain words, given names first."""
    words = _plain(name)
    if not words:
        return frozenset()
    found = {words, _without_particles(words), _run_together(words)}
    for some in tuple(found):
        if len(some) > 2:  # noqa: PLR2004  a given name, a middle one and a family name
            found |= {(some[0] + some[1], *some[2:]), (*some[:-2], some[-2] + some[-1])}
    return frozenset(found)


def plain(name: str) -> str:
    """A name as plain words with single spaces between them: what a fingerprint is made of."""
    return " ".join(_without_particles(_plain(name)))


def _plain(name: str) -> Words:
    text = "".join(each for each in unicodedata.normalize("NFKC", name) if not _hidden(each))
    if text.count(",") == 1:
        last, first = text.split(",")
        text = f"{first} {last}"
    words = [_word(each) for each in BETWEEN.split(APART.sub("", text.replace(",", " ")))]
    words = [each for each in words if each]
    named = [each for each in words if each not in TITLES] or words
    return _joined(named)


def _word(word: str) -> str:
    small = word.casefold()
    scripts = {_script(letter) for letter in small if letter.isalpha()}
    if "LATIN" in scripts and len(scripts) > 1:
        small = small.translate(LOOKALIKES)
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", _composed(small))
        if not unicodedata.combining(letter)
    )
    return "".join(letter for letter in bare.translate(SPECIAL) if letter.isalpha())


def _composed(word: str) -> str:
    """Other scripts in Latin letters, before marks go: й is another letter than и."""
    return unicodedata.normalize("NFC", word).translate(SCRIPTS)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _hidden(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cf", "Cc", "Cs", "Co"} and not letter.isspace()


def _joined(words: list[str]) -> Words:
    found: list[str] = []
    for word in words:
        if found and found[-1] in JOINED:
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


def _run_together(words: Words) -> Words:
    """Read "van der Berg" as "Vanderberg"."""
    if PARTICLES.isdisjoint(words[1:-1]):
        return words
    at = next(number for number, word in enumerate(words[1:], 1) if word in PARTICLES)
    return (*words[:at], "".join(words[at:]))


def _without_particles(words: Words) -> Words:
    if len(words) < 3:  # noqa: PLR2004  nothing stands between two
        return words
    return (words[0], *(each for each in words[1:-1] if each not in PARTICLES), words[-1])
