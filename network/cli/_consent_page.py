"""docs/consent.md: the decision and its outward side, written down from the tables themselves."""

from collections.abc import Iterable, Iterator

from network.consent.acts import (
    APPROACHES,
    AT_WORK,
    DISCLOSING,
    EVERY_ACT,
    INTRODUCTIONS,
    KEEPING,
    NARROWING,
    SCOPE_OF,
    WIDENING,
    Act,
)
from network.consent.kinds import BOTH_WAYS, OF_AN_ITEM, PREREQUISITES, Scope
from network.consent.outcomes import Obligation
from network.consent.outward import LINES, MAILED, OUTWARD, PERMITTED_DIFFERENCES
from network.consent.rule import Rule
from network.consent.rules import RULES

HEAD = """# Consent: the decision, and what it looks like outside

Written by `network docs` from the tables in `network/consent/`; a test holds the two together.

Whether somebody may see, or do something about, somebody else is decided by `decide` alone, over
facts read in the same transaction as the effect. The first row that fits decides. If none permits,
the answer is no. No day that passes opens anything: an order, a hold or a cool-off whose time is
over still stands until human beings have looked, and a grant that has run out is out.
"""
GROUPS: tuple[tuple[str, frozenset[Act]], ...] = (
    ("disclosing", DISCLOSING),
    ("beginning", APPROACHES),
    ("keeping", KEEPING),
    ("closing", NARROWING),
    ("opening", WIDENING),
    ("at work", AT_WORK),
)


def consent_page() -> str:
    """The page as it should be."""
    parts = (HEAD, *_acts(), *_scopes(), *_rules(), *_outward(), *_differences())
    return "\n".join(parts) + "\n"


def _acts() -> Iterator[str]:
    yield "## Acts\n\n| group | acts |\n| --- | --- |"
    for name, acts in (*GROUPS, ("introductions", INTRODUCTIONS)):
        yield f"| {name} | {_codes(acts)} |"


def _scopes() -> Iterator[str]:
    yield "\n## Scopes\n\n| | scope | needs | both ways | item by item | acts that need it |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for number, scope in enumerate(Scope):
        acts = [act for act in Act if SCOPE_OF.get(act) is scope]
        yield (
            f"| S{number} | `{scope}` | {_codes(PREREQUISITES[scope])} "
            f"| {_tick(scope in BOTH_WAYS)} | {_tick(scope in OF_AN_ITEM)} | {_codes(acts)} |"
        )


def _rules() -> Iterator[str]:
    yield "\n## Rules\n"
    yield "| | tier | if this is so | these acts | then | reason, for the record | obligations |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for number, rule in enumerate(RULES, 1):
        yield (
            f"| {number} | {rule.tier.name.lower()} | {rule.says} | {_groups(rule.acts)} "
            f"| **{rule.outcome}** | `{rule.reason}` | {_obligations(rule)} |"
        )


def _outward() -> Iterator[str]:
    yield "\n## What the asker meets\n\n| | if this is so | the asker meets | in these words |"
    yield "| --- | --- | --- | --- |"
    for number, row in enumerate(OUTWARD, 1):
        code = f"`{row.outward}`" if row.outward else "what was told"
        words = LINES[row.outward] if row.outward else "as below"
        yield f"| {number} | {row.says} | {code} | {words} |"


def _differences() -> Iterator[str]:
    yield "\n## Permitted differences: the list is closed\n"
    yield "| told | the asker meets | why it may differ | a neutral notice | in these words |"
    yield "| --- | --- | --- | --- | --- |"
    for told, (met, why) in PERMITTED_DIFFERENCES.items():
        yield f"| `{told}` | `{met}` | {why} | {_tick(met in MAILED)} | {LINES[met]} |"


def _groups(acts: frozenset[Act]) -> str:
    if acts == EVERY_ACT:
        return "every act"
    if acts == INTRODUCTIONS:
        return "introductions"
    whole = [(name, group) for name, group in GROUPS if group <= acts]
    covered: frozenset[Act] = frozenset().union(*(group for _, group in whole))
    rest = _codes(acts - covered)
    return ", ".join([*(name for name, _ in whole), *([rest] if rest else [])])


def _obligations(rule: Rule) -> str:
    more = (rule.more.__doc__ or "").partition("\n")[0]
    listed = _codes(one for one in Obligation if one in rule.obligations)
    named = "" if rule.more.__name__ == "nothing_more" else more
    return "; ".join(part for part in (listed, named) if part)


def _codes(values: Iterable[str]) -> str:
    return ", ".join(f"`{value}`" for value in sorted(values))


def _tick(yes: bool) -> str:  # noqa: FBT001 - a cell of a table
    return "yes" if yes else ""
