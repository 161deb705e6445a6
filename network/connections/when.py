"""Imprecise dates: the owner's words, and what can be said for certain about them.

"about 6", "summer 2009", "before we moved" and "12 March 2009" are all good dates. The words are
kept as they were written; `earliest` and `latest` bound them where they can be bounded.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

WORDS_LIMIT = 100
ABOUT_YEARS = 1
MONTHS_A_YEAR = 12
LAST_YEAR = 9998
SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
    "christmas": (12, 12),
    "easter": (3, 4),
}
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9

YEAR = re.compile(r"^(1[89]\d\d|20\d\d)$")
DECADE = re.compile(r"^(?:the )?(?:(early|mid|late) )?((?:1[89]|20)\d)0s$")
AGE = re.compile(r"^(?:when i was |aged? |at )?(\d{1,2})(?: years? old)?$")
ISO = re.compile(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$")
DAY_FIRST = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
MONTH_SLASH = re.compile(r"^(\d{1,2})/(\d{4})$")
DAY_MONTH_YEAR = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)? ([a-z]+),? (\d{4})$")
MONTH_YEAR = re.compile(r"^([a-z]+) (?:of )?(\d{4})$")
ABOUT = re.compile(r"^(?:about|around|circa|c\.?|roughly|maybe|approx\.?|~)\s*(.+)$")
BEFORE = re.compile(r"^(?:before|until|up to)\s+(.+)$")
AFTER = re.compile(r"^(?:after|since|from)\s+(.+)$")
BETWEEN = re.compile(r"^(?:between |from )?(.+?)(?: and | to |\s?[–-]\s?)(.+)$")


@dataclass(frozen=True)
class When:
    """A moment or stretch in a life. Empty words mean: nothing was said."""

    words: str = ""
    earliest: date | None = None
    latest: date | None = None

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def middle(self) -> date | None:
        """One day that stands for it in a drawing or an order, or None."""
        if self.earliest and self.latest:
            return date.fromordinal((self.earliest.toordinal() + self.latest.toordinal()) // 2)
        return self.earliest or self.latest

    @property
    def exact(self) -> date | None:
        """The day, where it is one day."""
        return self.earliest if self.earliest == self.latest else None


NO_TIME = When()
Bounds = tuple[date | None, date | None]


def read(words: str, *, born: date | None = None) -> When:
    """Understand as much of `words` as can be understood; never fails, never drops a word.

    Ages ("about 6", "when I was 10") need the year of birth: without `born` the words are kept
    and nothing is bounded.
    """
    kept = " ".join(words.split())[:WORDS_LIMIT]
    bounds = _bounds(kept.lower().rstrip("?.! "), born) if kept else None
    return When(kept, *bounds) if bounds else When(kept)


def on(day: date) -> When:
    """One exact day."""
    return When(day.isoformat(), day, day)


def _bounds(text: str, born: date | None) -> Bounds | None:
    for pattern, rule in ((ABOUT, _about), (BEFORE, _before), (AFTER, _after)):
        found = pattern.match(text)
        if found:
            inner = _bounds(found[1], born)
            return rule(inner) if inner else None
    plain = _plain(text, born)
    if plain:
        return plain
    found = BETWEEN.match(text)
    if found:
        first, last = _bounds(found[1], born), _bounds(found[2], born)
        return _stretch(first, last) if first and last else None
    return None


def _stretch(first: Bounds, last: Bounds) -> Bounds | None:
    # "2010 to 2006" is a slip of the pen: better to say nothing than to guess which way round.
    earliest, latest = first[0], last[1]
    backwards = earliest is not None and latest is not None and earliest > latest
    return None if backwards else (earliest, latest)


def _about(inner: Bounds) -> Bounds:
    earliest, latest = inner
    return (earliest and _shifted(earliest, -ABOUT_YEARS), latest and _shifted(latest, ABOUT_YEARS))


def _before(inner: Bounds) -> Bounds:
    return None, inner[0]


def _after(inner: Bounds) -> Bounds:
    return inner[1], None


def _plain(text: str, born: date | None) -> Bounds | None:
    for rule in (_year, _decade, _day, _month, _season):
        bounds = rule(text)
        if bounds:
            return bounds
    return _age(text, born)


def _year(text: str) -> Bounds | None:
    found = YEAR.match(text)
    return (date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)) if found else None


def _decade(text: str) -> Bounds | None:
    found = DECADE.match(text)
    if not found:
        return None
    start = int(found[2]) * 10
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(found[1] or "", (0, 9))
    return date(start + first, 1, 1), date(start + last, 12, 31)


def _day(text: str) -> Bounds | None:
    parts: tuple[int, int, int] | None = None
    if (found := ISO.match(text)) and found[3]:
        parts = int(found[1]), int(found[2]), int(found[3])
    elif found := DAY_FIRST.match(text):
        parts = int(found[3]), int(found[2]), int(found[1])
    elif (found := DAY_MONTH_YEAR.match(text)) and found[2] in MONTHS:
        parts = int(found[3]), MONTHS[found[2]], int(found[1])
    if parts is None:
        return None
    try:
        day = date(*parts)
    except ValueError:
        return None
    return day, day


def _month(text: str) -> Bounds | None:
    if found := ISO.match(text):
        return None if found[3] else _whole_month(int(found[1]), int(found[2]))
    if found := MONTH_SLASH.match(text):
        return _whole_month(int(found[2]), int(found[1]))
    found = MONTH_YEAR.match(text)
    return _whole_month(int(found[2]), MONTHS[found[1]]) if found and found[1] in MONTHS else None


def _whole_month(year: int, month: int) -> Bounds | None:
    if not (1 <= month <= MONTHS_A_YEAR and 1 <= year <= LAST_YEAR):
        return None
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _season(text: str) -> Bounds | None:
    found = MONTH_YEAR.match(text)
    if not found or found[1] not in SEASONS or not YEAR.match(found[2]):
        return None
    first, last = SEASONS[found[1]]
    year = int(found[2])
    end = year if last >= first else year + 1
    return date(year, first, 1), date(end, last, calendar.monthrange(end, last)[1])


def _age(text: str, born: date | None) -> Bounds | None:
    found = AGE.match(text)
    if not found or born is None:
        return None
    start = _shifted(born, int(found[1]))
    return start, date.fromordinal(_shifted(start, 1).toordinal() - 1)


def _shifted(day: date, years: int) -> date:
    year = min(max(day.year + years, 1), LAST_YEAR)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
