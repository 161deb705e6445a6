"""Give me everything: the whole map as our own archive, and all the rest in plain JSON."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from network.accounts import rules
from network.accounts.recovery import Recovery
from network.accounts.sessions import Sessions
from network.accounts.tokens import Tokens
from network.accounts.use_cases import Accounts, everything
from network.actor import Actor
from network.asking.parts import AskingParts
from network.audit.events import Event
from network.audit.use_cases import Audit
from network.claims.parts import PastParts
from network.claims.use_cases import Claims
from network.clock import Clock
from network.connections.use_cases import Maps
from network.consent import records as consent_records
from network.consent.mine import Mine
from network.descriptions.records import description_record
from network.descriptions.use_cases import Protecting
from network.details.use_cases import HowToReachMe
from network.drafts.use_cases import Drafts
from network.exchange.use_cases import Exchange, Taken, TakeOut, neutral
from network.factors.use_cases import FactorsOfMine
from network.factors.use_cases import everything as factors_known
from network.letters.parts import LetterParts
from network.people.records import to_record
from network.people.use_cases import AboutMe
from network.rhythm.own_days import OwnDays
from network.rhythm.use_cases import StayingInTouch
from network.sending.use_cases import ReachMe
from network.story.parts import StoryParts
from network.ties.parts import TieParts
from network.willingness.use_cases import Willing
from network.wishes.parts import WishParts
from network.work.with_me import WithMe

FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
PAGE = 100
COUNTS = frozenset({"epoch", "version"})
"""They go up whenever either of two closes something: they would tell how often the other has."""
Line = TypeVar("Line")
Record = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Everything:
    """Gathers what the service knows of one person."""

    accounts: Accounts
    sessions: Sessions
    recovery: Recovery
    factors: FactorsOfMine
    tokens: Tokens
    drafts: Drafts
    maps: Maps
    about_me: AboutMe
    protecting: Protecting
    exchange: Exchange
    audit: Audit
    with_me: WithMe
    story: StoryParts
    willing: Willing
    claims: Claims
    pasts: PastParts
    ties: TieParts
    letters: LetterParts
    asking: AskingParts
    wishes: WishParts
    mine: Mine
    reach_me: ReachMe
    rhythm: StayingInTouch
    details: HowToReachMe
    own_days: OwnDays
    clock: Clock

    def take(self, actor: Actor) -> Taken:
        """All of it as one zip. Needs a fresh password; it is in the record before it leaves."""
        rules.require_fresh(actor)
        self.audit.note(actor.person_id, Event.EVERYTHING_TAKEN, by=actor)
        archive = self.exchange.take_out(actor, TakeOut.ARCHIVE)
        files = {
            "map.zip": archive.data,
            "account.json": _json(self._account(actor)),
            "history.json": _json({"steps": self._steps(actor), "looks": self._looks(actor)}),
            "organisations.json": _json(self.with_me.everything(actor)),
            "about-me.json": _json(to_record(self.about_me.mine(actor))),
            "kept-safe.json": _json(self._kept_safe(actor)),
            "drafts.json": _json({"drafts": self._drafts(actor)}),
            "story.json": _json(
                {
                    "card": self.story.cards.everything(actor),
                    "willing": self.willing.everything(actor),
                    "past": {**self.claims.everything(actor), **self.pasts.everything(actor)},
                }
            ),
            "in-touch.json": _json(
                {
                    **self.ties.everything(actor),
                    **self.rhythm.everything(actor),
                    **self.details.everything(actor),
                    **self.own_days.everything(actor),
                }
            ),
            "letters.json": _json(self.letters.writing.everything(actor)),
            "asked.json": _json({"asked": self.asking.mine.everything(actor)}),
            "wishes.json": _json({"wishes": self.wishes.mine.everything(actor)}),
            "protection.json": _json(self._protection(actor)),
            "reaching-me.json": _json(self.reach_me.everything(actor)),
            **self.letters.enclosing.everything(actor),
        }
        return Taken(
            name=neutral("zip", self.clock.now().date()),
            media_type="application/zip",
            data=_zip(files),
        )

    def _account(self, actor: Actor) -> Record:
        run = self.recovery.waiting(actor)
        return {
            **everything(self.accounts.mine(actor), self.clock.now()),
            **factors_known(self.factors.mine(actor)),
            "trustedPeople": [
                {"name": one.name, "madeAt": one.made_at.isoformat()}
                for one in self.factors.trusted.list(actor)
            ],
            "recoveryReadyAt": run.ready_at.isoformat() if run else None,
            "signedIn": [
                {
                    "device": line.device,
                    "mode": line.mode,
                    "begunAt": line.begun_at.isoformat(),
                    "lastUsedAt": line.seen_at.isoformat(),
                }
                for line in self.sessions.list(actor)
            ],
            "keysForPrograms": [
                {
                    "name": token.name,
                    "scopes": sorted(token.scopes),
                    "madeAt": token.made_at.isoformat(),
                    "expiresAt": token.expires_at.isoformat(),
                }
                for token in self.tokens.list(actor)
            ],
        }

    def _kept_safe(self, actor: Actor) -> Record:
        described = self.protecting.mine(actor)
        return {
            "describedByMe": [description_record(one) for one in described.every],
            "notToAsk": sorted(described.not_to_ask),
        }

    def _protection(self, actor: Actor) -> Record:
        """What I have said for myself, and towards others. What others said is not mine to take."""
        towards = [consent_records.to_record(one) for one in self.mine.towards_others(actor)]
        mine = consent_records.to_record(self.mine.protections(actor))
        return {"mine": _without_counts(mine), "towardsOthers": _without_counts(towards)}

    def _drafts(self, actor: Actor) -> list[Record]:
        return [
            {"form": draft.form, "keptAt": draft.kept_at.isoformat(), "typed": draft.values}
            for draft in self.drafts.list(actor)
        ]

    def _steps(self, actor: Actor) -> list[Record]:
        pages = _all(lambda before: self.maps.steps(actor, before=before, limit=PAGE), _seq)
        return [
            {"at": step.at.isoformat(), "what": step.what, "named": list(step.named)}
            for step in pages
        ]

    def _looks(self, actor: Actor) -> list[Record]:
        pages = _all(lambda before: self.audit.who_looked(actor, before=before, limit=PAGE), _seq)
        return [
            {
                "at": look.at.isoformat(),
                "what": look.event,
                "by": "me" if look.mine else look.by,
                "detail": look.detail,
                "shownLate": look.late,
            }
            for look in pages
        ]


def _without_counts(value: Any) -> Any:
    """A record without what the other side moves too, however deep it lies."""
    if isinstance(value, dict):
        return {name: _without_counts(part) for name, part in value.items() if name not in COUNTS}
    return [_without_counts(part) for part in value] if isinstance(value, list) else value


def _all(
    page: Callable[[int | None], Sequence[Line]], seq: Callable[[Line], int]
) -> Iterator[Line]:
    before: int | None = None
    while lines := page(before):
        yield from lines
        before = seq(lines[-1])


def _seq(line: Any) -> int:
    return int(line.seq)


def _json(record: Record) -> bytes:
    return json.dumps(record, ensure_ascii=False, indent=1).encode()


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, FIRST_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, data)
    return out.getvalue()
