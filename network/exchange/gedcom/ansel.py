"""ANSEL, the letters of older GEDCOM files: accents come before the letter that they stand on."""

import unicodedata

SINGLE = dict(
    zip(
        (*range(0xA1, 0xAF), *range(0xB0, 0xBB), 0xBC, 0xBD, 0xBE, 0xBF, *range(0xC0, 0xC9)),
        "ŁØĐÞÆŒʹ·♭®±ƠƯʼʻłøđþæœʺı£ðơư□■°ℓ℗©♯¿¡ß€",
        strict=True,
    )
) | {0xCD: "e", 0xCE: "o", 0xCF: "ß"}
ACCENTS = dict(
    zip(
        (*range(0xE0, 0xFD), 0xFE),
        (
            "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\u0361\ufe21\u0315"
            "\u030b\u0310\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\u0360\ufe23"
            "\u0338\u0313"
        ),
        strict=True,
    )
)
SECOND_HALVES = frozenset({"\ufe21", "\ufe23"})
ASCII_END = 0x80


def decode(data: bytes) -> tuple[str, bool]:
    """The text of ANSEL bytes, and whether all of them were known."""
    signs: list[str] = []
    accents: list[str] = []
    whole = True
    for byte in data:
        if byte in ACCENTS:
            if ACCENTS[byte] not in SECOND_HALVES:
                accents.append(ACCENTS[byte])
            continue
        sign = chr(byte) if byte < ASCII_END else SINGLE.get(byte)
        whole = whole and sign is not None
        signs.append(sign or "\ufffd")
        if accents:
            signs.extend(accents)
            accents = []
    return unicodedata.normalize("NFC", "".join((*signs, *accents))), whole
