"""What is between people: consent, pasts, requests, wishes, ties, letters, and work on them."""

from dataclasses import dataclass
from functools import cached_property

from network.asking import parts as asking_parts
from network.asking.parts import AskingParts
from network.audit.use_cases import Audit
from network.backups.journal import Journal
from network.blobs.folder import FolderBlobs
from network.blobs.port import Blobs
from network.calendar_link.use_cases import CalendarLink
from network.claims import parts as past_parts
from network.claims.parts import PastParts
from network.claims.use_cases import Claims
from network.connections.use_cases import Maps
from network.consent import parts as consent_parts
from network.consent.parts import ConsentParts
from network.details import parts as detail_parts
from network.details.use_cases import HowToReachMe
from network.letters import parts as letter_parts
from network.letters.parts import LetterParts
from network.rhythm.own_days import OwnDays
from network.rhythm.use_cases import StayingInTouch
from network.safeguarding import parts as safeguarding_parts
from network.safeguarding.parts import SafeguardingParts
from network.sources import sources_of
from network.ties import parts as tie_parts
from network.ties.parts import TieParts
from network.way_in import WayIn
from network.wishes import parts as wish_parts
from network.wishes.parts import WishParts
from network.work.late import Lateness
from network.work.parts import AtWorkParts, put_together


@dataclass(frozen=True, kw_only=True)
class BetweenPeople(WayIn):
    """The parts that pass anything from one person to another, on those by which one comes in."""

    @cached_property
    def blobs(self) -> Blobs:
        return FolderBlobs(self.settings.blobs)

    @cached_property
    def journal(self) -> Journal:
        return Journal(self.settings.journal, self.clock)

    @cached_property
    def audit(self) -> Audit:
        return Audit(**self._common, late=Lateness(sealer=self.sealer))

    @cached_property
    def consent(self) -> ConsentParts:
        return consent_parts.put_together(**self._common, journal=self.journal, told=sources_of)

    @cached_property
    def maps(self) -> Maps:
        return Maps(**self._common, blobs=self.blobs, journal=self.journal)

    @cached_property
    def work(self) -> AtWorkParts:
        facts, audit = self.consent.facts, self.audit
        return put_together(**self._common, throttle=self._throttle, facts=facts, audit=audit)

    @cached_property
    def safeguarding(self) -> SafeguardingParts:
        facts, closings = self.consent.facts, self.consent.closings
        return safeguarding_parts.put_together(**self._common, facts=facts, closings=closings)

    @cached_property
    def pasts(self) -> PastParts:
        disclosures, work = self.consent.disclosures, self.work
        return past_parts.put_together(**self._common, disclosures=disclosures, work=work)

    @cached_property
    def claims(self) -> Claims:
        return self.pasts.claims

    @cached_property
    def ties(self) -> TieParts:
        return tie_parts.put_together(**self._common, consent=self.consent, throttle=self._throttle)

    @cached_property
    def letters(self) -> LetterParts:
        consent, ties, desk = self.consent, self.ties, self.safeguarding
        return letter_parts.put_together(
            **self._common, consent=consent, ties=ties, safeguarding=desk, blobs=self.blobs
        )

    @cached_property
    def asking(self) -> AskingParts:
        return asking_parts.put_together(**self._common, work=self.work)

    @cached_property
    def rhythm(self) -> StayingInTouch:
        return StayingInTouch(**self._common, maps=self.maps, in_touch=self.ties.in_touch)

    @cached_property
    def own_days(self) -> OwnDays:
        return OwnDays(**self._common, maps=self.maps, in_touch=self.ties.in_touch)

    @cached_property
    def calendar_link(self) -> CalendarLink:
        return CalendarLink(**self._common, throttle=self._throttle, maps=self.maps)

    @cached_property
    def details(self) -> HowToReachMe:
        consent, in_touch = self.consent, self.ties.in_touch
        return detail_parts.put_together(**self._common, consent=consent, in_touch=in_touch)

    @cached_property
    def wishes(self) -> WishParts:
        return wish_parts.put_together(**self._common, consent=self.consent)
