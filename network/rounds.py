"""The worker's rounds: which part answers each kind of event."""

from collections.abc import Mapping
from dataclasses import dataclass

from network.accounts.sessions import Sessions
from network.backups.sets import expire_all
from network.claims.parts import PastParts
from network.clock import Clock
from network.connections.orphans import Orphans
from network.connections.use_cases import Maps
from network.desk.ending import DeskEnds
from network.drafts.use_cases import Drafts
from network.erasure.use_cases import Erasure
from network.exchange.waiting import Waiting
from network.graph.door import Graph
from network.keys.sealing import Sealer
from network.letters.parts import LetterParts
from network.operations.use_cases import Operations
from network.outbox.events import EventKind
from network.outbox.worker import Handler
from network.practice.use_cases import Practice
from network.safeguarding.parts import SafeguardingParts
from network.sending.daily import TellingOfToday
from network.sending.notices import Notices
from network.sending.parts import SendingParts
from network.settings import Settings
from network.ties.parts import TieParts
from network.today.use_cases import Today
from network.wishes.parts import WishParts
from network.work.parts import AtWorkParts


@dataclass(frozen=True, kw_only=True)
class Rounds:
    """Everything that is swept, resumed, closed or looked at when its time has come."""

    settings: Settings
    clock: Clock
    graph: Graph
    sealer: Sealer
    sessions: Sessions
    drafts: Drafts
    waiting: Waiting
    maps: Maps
    orphans: Orphans
    erasure: Erasure
    work: AtWorkParts
    pasts: PastParts
    ties: TieParts
    wishes: WishParts
    letters: LetterParts
    safeguarding: SafeguardingParts
    practice: Practice
    sending: SendingParts
    today: Today

    def handlers(self) -> Mapping[EventKind, Handler]:
        """What is done about each kind of event."""
        work = self.work.upkeep
        return {
            EventKind.SWEEP_SESSIONS: lambda _: self.sessions.sweep() + self._operations.sweep(),
            EventKind.SWEEP_DRAFTS: lambda _: self.drafts.sweep() + self.waiting.sweep(),
            EventKind.SWEEP_BLOBS: lambda _: self.maps.settle_removals() + self.orphans.sweep(),
            EventKind.SWEEP_DESK: lambda _: self._desk.sweep() + self.letters.keeping.sweep(),
            EventKind.RESUME_ERASURE: self.erasure.resume,
            EventKind.CLOSE_DORMANT_STAFF: lambda _: work.close_dormant(),
            EventKind.SWEEP_WORKER_CODES: lambda _: self._sweep_codes(),
            EventKind.LOOK_AT_DAYS: lambda _: self.safeguarding.days.look(),
            EventKind.SWEEP_SHIFTS: lambda _: work.sweep_shifts(),
            EventKind.END_PRACTICES: lambda _: self.practice.end_old(),
            EventKind.KEEP_LIKENESSES: lambda _: self.safeguarding.likenesses.keep(),
            EventKind.SEND_NOTICE: self.sending.sender.send,
            EventKind.TELL_OF_TODAY: lambda _: self._telling_of_today.look(),
            EventKind.CROSS_WISHES: lambda _: self.wishes.crossing.look(),
            EventKind.DELIVER_LETTERS: lambda _: self.letters.delivering.look(),
            EventKind.EXPIRE_BACKUPS: lambda _: expire_all(self.settings.backups, self.clock),
        }

    def _sweep_codes(self) -> int:
        return self.pasts.sweep_codes() + self.ties.codes.sweep()

    @property
    def _operations(self) -> Operations:
        return Operations(graph=self.graph, clock=self.clock)

    @property
    def _desk(self) -> DeskEnds:
        return DeskEnds(graph=self.graph, sealer=self.sealer, clock=self.clock)

    @property
    def _telling_of_today(self) -> TellingOfToday:
        notices = Notices(sealer=self.sealer)
        return TellingOfToday(
            graph=self.graph,
            sealer=self.sealer,
            clock=self.clock,
            today=self.today,
            notices=notices,
        )
