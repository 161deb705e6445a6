"""Settings become services: the only place where the parts meet."""

from dataclasses import dataclass, fields
from functools import cached_property

from network.accounts.passwords import Passwords
from network.accounts.recovery import Recovery
from network.accounts.sessions import Sessions
from network.accounts.tokens import Tokens
from network.accounts.use_cases import Accounts
from network.asking.parts import AskingParts
from network.audit.use_cases import Audit
from network.between_people import BetweenPeople
from network.blobs.folder import FolderBlobs
from network.blobs.port import Blobs
from network.calendar_link.use_cases import CalendarLink
from network.claims.parts import PastParts
from network.claims.use_cases import Claims
from network.clock import Clock, SystemClock
from network.connections.orphans import Orphans
from network.connections.use_cases import Maps
from network.consent.parts import ConsentParts
from network.descriptions.use_cases import Protecting
from network.details.use_cases import HowToReachMe
from network.drafts.use_cases import Drafts
from network.erasure.use_cases import Erasure
from network.everything.use_cases import Everything
from network.exchange.use_cases import Exchange
from network.exchange.waiting import Waiting
from network.factors.signing import Signing as FactorSigning
from network.factors.use_cases import FactorsOfMine
from network.graph.connecting import connect
from network.graph.door import Graph, Neo4jGraph
from network.graph.migrations import Migrations
from network.health.use_cases import Health
from network.kept_noes.leaving import keeping_noes
from network.keys.sealing import Sealer
from network.keys.sqlite import SqliteKeys
from network.letters.parts import LetterParts
from network.outbox.use_cases import Outbox
from network.outbox.worker import Worker
from network.people.use_cases import AboutMe
from network.practice.use_cases import Practice
from network.rhythm.own_days import OwnDays
from network.rhythm.use_cases import StayingInTouch
from network.rounds import Rounds
from network.safeguarding import lives as life_parts
from network.safeguarding.lives import LifeParts
from network.safeguarding.parts import SafeguardingParts
from network.sending import parts as sending_parts
from network.sending.parts import SendingParts
from network.sending.use_cases import ReachMe
from network.settings import Settings
from network.story import parts as story_parts
from network.story.parts import StoryParts
from network.ties.parts import TieParts
from network.today.use_cases import Today
from network.willingness.use_cases import Willing
from network.wishes.parts import WishParts
from network.work.parts import AtWorkParts
from network.work.with_me import WithMe


@dataclass(frozen=True, kw_only=True)
class Services:
    """What the ways in may ask for."""

    settings: Settings
    clock: Clock
    graph: Graph
    keys: SqliteKeys
    sealer: Sealer
    blobs: Blobs
    audit: Audit
    accounts: Accounts
    sessions: Sessions
    recovery: Recovery
    factors: FactorsOfMine
    signing: FactorSigning
    tokens: Tokens
    drafts: Drafts
    consent: ConsentParts
    maps: Maps
    about_me: AboutMe
    protecting: Protecting
    exchange: Exchange
    waiting: Waiting
    everything: Everything
    erasure: Erasure
    work: AtWorkParts
    safeguarding: SafeguardingParts
    lives: LifeParts
    practice: Practice
    story: StoryParts
    willing: Willing
    today: Today
    sending: SendingParts
    reach_me: ReachMe
    claims: Claims
    pasts: PastParts
    ties: TieParts
    letters: LetterParts
    asking: AskingParts
    rhythm: StayingInTouch
    details: HowToReachMe
    own_days: OwnDays
    calendar_link: CalendarLink
    wishes: WishParts
    outbox: Outbox
    worker: Worker
    health: Health
    migrations: Migrations | None

    def close(self) -> None:
        """Let go of the database and the keys. Safe to call twice."""
        if isinstance(self.graph, Neo4jGraph):
            self.graph.close()
        self.keys.close()


def build(
    settings: Settings,
    *,
    clock: Clock | None = None,
    graph: Graph | None = None,
    passwords: Passwords | None = None,
) -> Services:
    """Put everything together. What is handed in stands in for the real parts in tests."""
    parts = _Parts(
        settings=settings,
        clock=clock or SystemClock(),
        graph=graph or connect(settings),
        passwords=passwords or Passwords(),
    )
    return Services(**{field.name: getattr(parts, field.name) for field in fields(Services)})


@dataclass(frozen=True, kw_only=True)
class _Parts(BetweenPeople):
    """The rest of the parts, each made when another first needs it."""

    @cached_property
    def today(self) -> Today:
        return Today(
            clock=self.clock,
            recovery=self.recovery,
            mine=self.consent.mine,
            protecting=self.protecting,
            reviews=self.safeguarding.reviews,
            asking=self.asking,
            work=self.work,
            ties=self.ties,
            wishes=self.wishes,
            reach_me=self.reach_me,
            rhythm=self.rhythm,
            details=self.details,
            own_days=self.own_days,
            letters=self.letters,
        )

    @cached_property
    def sending(self) -> SendingParts:
        return sending_parts.put_together(
            self.settings.sending,
            **self._common,
            throttle=self._throttle,
            closings=self.consent.closings,
            address=self.settings.public_url,
        )

    @property
    def reach_me(self) -> ReachMe:
        return self.sending.reach_me

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(**self._common)

    @cached_property
    def about_me(self) -> AboutMe:
        return AboutMe(**self._common)

    @cached_property
    def protecting(self) -> Protecting:
        return Protecting(**self._common, closings=self.consent.closings)

    @cached_property
    def exchange(self) -> Exchange:
        return Exchange(maps=self.maps, audit=self.audit, clock=self.clock)

    @cached_property
    def waiting(self) -> Waiting:
        blobs = FolderBlobs(self.settings.waiting)
        return Waiting(blobs=blobs, sealer=self.sealer, clock=self.clock)

    @cached_property
    def everything(self) -> Everything:
        names = {field.name for field in fields(Everything)} - {"mine"}
        known = {name: getattr(self, name) for name in names}
        return Everything(**known, mine=self.consent.mine)

    @cached_property
    def story(self) -> StoryParts:
        return story_parts.put_together(**self._common, work=self.work)

    @cached_property
    def willing(self) -> Willing:
        return Willing(**self._common)

    @cached_property
    def erasure(self) -> Erasure:
        return Erasure(
            **self._common,
            blobs=self.blobs,
            journal=self.journal,
            uploads=self.waiting,
            leaving=keeping_noes(self.sealer, self.clock, self.consent.leaving),
        )

    @cached_property
    def lives(self) -> LifeParts:
        return life_parts.put_together(self.safeguarding.gate, self.consent)

    @cached_property
    def practice(self) -> Practice:
        return Practice(**self._common, work=self.work, story=self.story, erasure=self.erasure)

    @property
    def with_me(self) -> WithMe:
        return self.work.with_me

    @cached_property
    def orphans(self) -> Orphans:
        return Orphans(graph=self.graph, keys=self.keys, blobs=self.blobs, clock=self.clock)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(graph=self.graph, clock=self.clock)

    @cached_property
    def worker(self) -> Worker:
        known = {field.name: getattr(self, field.name) for field in fields(Rounds)}
        return Worker(graph=self.graph, clock=self.clock, handlers=Rounds(**known).handlers())

    @cached_property
    def migrations(self) -> Migrations | None:
        return Migrations(graph=self.graph) if isinstance(self.graph, Neo4jGraph) else None

    @cached_property
    def health(self) -> Health:
        return Health(graph=self.graph, keys=self.keys, migrations=self.migrations)
