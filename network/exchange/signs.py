"""Which signs a text may hold where it goes out."""

TAB, LINE, RETURN, SPACE, DELETE, LAST_CONTROL = 0x09, 0x0A, 0x0D, 0x20, 0x7F, 0x9F
FIRST_SURROGATE, LAST_SURROGATE = 0xD800, 0xDFFF
NO_SIGNS = (0xFFFE, 0xFFFF)


def legal(words: str) -> str:
    """Words without what XML and other programs' tables can't hold."""
    return "".join(sign for sign in words if not _is_control(ord(sign)) or sign in "\t\n\r")


def plain(words: str) -> str:
    """Words without any control sign but tabs and line ends."""
    unix = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign
        for sign in unix
        if sign in "\t\n" or not (_is_control(ord(sign)) or DELETE <= ord(sign) <= LAST_CONTROL)
    )


def _is_control(number: int) -> bool:
    surrogate = FIRST_SURROGATE <= number <= LAST_SURROGATE
    return number < SPACE or surrogate or number in NO_SIGNS
