# ruff: noqa: C901, PLR0911 - one plain chain of questions is what this file is for
"""The decision once more, written plainly: one chain of questions over sets and strings.

It shares no table, no method and no function with the service: it reads the fields of the records
and nothing else. Where the two disagree, one of them is wrong.
"""

from datetime import date, datetime, timedelta
from typing import Any

DELAY = timedelta(hours=48)
DISCLOSING = {
    *("see", "write", "deliver", "notify", "match", "invite", "suggest", "show_path", "take_out")
}
BEGINNING = {"claim", "use_code", "wish", "request", "introduce"}
CLOSING = {
    *("revoke", "block", "veto", "say_order", "keep_from", "report", "withdraw", "undo_widening")
}
OPENING = {"grant", "unblock", "lift_veto", "take_order_back", "let_know"}
WORKING = {"staff_read", "screen", "assign", "approve_lead", "safeguard"}
INTRODUCING = {"introduce", "invite", "suggest", "show_path", "match"}
NEEDS = {
    "exist": {"exist"},
    "name_now": {"name_now", "exist"},
    "letters": {"letters", "exist"},
    "photo": {"photo", "exist"},
    "region": {"region", "exist"},
    "contact": {"contact", "letters", "exist"},
    "story": {"story", "exist"},
    "relation": {"relation", "exist"},
    "address": {"address", "letters", "exist"},
}
FIXED = {
    **dict.fromkeys(("write", "deliver", "notify"), "letters"),
    **dict.fromkeys(("match", "invite", "suggest"), "exist"),
    "show_path": "relation",
}
BY_WORKER = {"worker_post", "worker_phone", "worker_in_person"}
HATS = {
    "staff_read": {"coordinator", "in_touch_worker", "safeguarding_lead"},
    "screen": {"screener", "safeguarding_lead"},
    "assign": {"coordinator", "in_touch_worker", "screener"},
    "approve_lead": {"coordinator", "safeguarding_lead"},
    "safeguard": {"safeguarding_lead"},
}
USUAL = {
    *("stay_in_touch", "reconnect", "life_story", "welfare_check", "emergency", "service_safety")
}
PURPOSES = {
    "staff_read": USUAL,
    "screen": {"service_safety"},
    "assign": USUAL,
    "approve_lead": {"reconnect", "service_safety"},
    "safeguard": {"service_safety"},
}
SHOWING = {"see", "take_out", "show_path", "staff_read", "screen", "safeguard"}
Verdict = tuple[str, str, frozenset[str]]


def verdict(asked: Any, facts: Any, now: datetime) -> Verdict:
    """Outcome, reason and obligations, as plain strings."""
    outcome, reason, *duties = _Plain(asked, facts, now).verdict()
    everywhere = {"log", *_Plain(asked, facts, now).everywhere()}
    return outcome, reason, frozenset({*duties, *everywhere})


def kept_from(asked: Any, facts: Any, now: datetime) -> set[tuple[str, str]]:
    """Whom it must be kept from."""
    return {
        (str(s.audience.kind), s.audience.id) for s in _Plain(asked, facts, now).standing_secrets()
    }


class _Plain:
    def __init__(self, asked: Any, facts: Any, now: datetime) -> None:
        self.asked, self.facts, self.now = asked, facts, now
        self.a, self.b = asked.asker, asked.other
        self.act = str(asked.act)
        self.pair = {self.a, self.b}
        self.scope = FIXED.get(self.act, asked.scope) if self.act in DISCLOSING else None
        self.reaching = self.act in DISCLOSING or self.act in BEGINNING
        self.keeping = self.act in {"read_again", "hear_answer"}
        self.touching = self.reaching or self.keeping or self.act in WORKING

    def verdict(self) -> tuple[str, ...]:
        if self.act in CLOSING:
            return "permit", "narrowing", "raise_epoch"
        for part in (self.state, self.order, self.block, self.hold, self.death, self.age):
            found = part()
            if found:
                return found
        if self.act in WORKING:
            return self.working()
        if self.act in OPENING:
            return "permit", "widening", "wait", "ask_quietly"
        if self.act == "read_again":
            return "permit", "already_given"
        if self.act == "hear_answer":
            answers = {"accepted", "one_reply", "kind_words", "kind_ending"}
            return ("permit", "told") if self.facts.told in answers else ("deny", "nothing_told")
        return self.beginning() if self.act in BEGINNING else self.disclosing()

    # What can be relied on

    def state(self) -> tuple[str, ...] | None:
        facts, asked = self.facts, self.asked
        if facts.asker.person_id != self.a or facts.other.person_id != self.b:
            return "deny", "other_pair"
        if self.badly_asked():
            return "deny", "not_well_asked"
        if facts.integrity != "sound":
            return "deny", str(facts.integrity)
        for grant in facts.grants:
            ours = {grant.grantor, grant.recipient} == self.pair
            if ours and grant.recipient_kind == "person" and grant.epoch > facts.epoch:
                return "deny", "epoch_behind"
        if asked.through and asked.through not in [t.person_id for t in facts.third_parties]:
            return "deny", "third_party_unknown"
        return None

    def badly_asked(self) -> bool:
        asked = self.asked
        if self.a == self.b or asked.through in self.pair:
            return True
        if self.act == "introduce" and not asked.through:
            return True
        if self.act not in WORKING and asked.capacity not in {"person", "supporter", "mentor"}:
            return True
        if self.act in DISCLOSING:
            itemless = self.scope in {"story", "relation"} and asked.item is None
            return self.scope is None or asked.purpose is None or itemless
        return False

    # Orders

    def order(self) -> tuple[str, ...] | None:
        now_standing = []
        if self.touching or self.act == "grant":
            now_standing = [r for r in self.facts.restrictions if self.stops(r)]
        ended = [r for r in now_standing if r.expires and r.expires < self.now.date()]
        running = [r for r in now_standing if r not in ended]
        if any(r.proof != "said" for r in running):
            return "deny", "order"
        if running:
            return "deny", "order_said", "ask_for_proof"
        if ended:
            return "deny", "order_ended", "human_looks"
        if self.act in INTRODUCING and self.near():
            return "deny", "order_near"
        return None

    def stops(self, r: Any) -> bool:
        if {r.protected, r.restrained} != self.pair or self.order_lifted(r):
            return False
        if self.act == "read_again" and r.direction == "one_way":
            return bool(self.a == r.restrained)
        if self.act in INTRODUCING or self.act in WORKING:
            return True
        return not (r.proof == "verified" and self.asked.channel in r.permitted_channels)

    def order_lifted(self, r: Any) -> bool:
        if not self.over(r.lifted):
            return False
        if len(set(r.lifted.by)) > 1:
            return True
        return bool(
            r.proof == "said" and r.said_by == r.protected and r.lifted.by == (r.protected,)
        )

    def over(self, lifted: Any) -> bool:
        """The delay of a lifting is over and it was not undone."""
        return bool(lifted and not lifted.undone_at and self.now >= lifted.asked_at + DELAY)

    def near(self) -> bool:
        for third in self.facts.third_parties:
            for r in third.restrictions:
                ends = {r.protected, r.restrained}
                ours = any(ends == {third.person_id, one} for one in self.pair)
                round_about = r.third_party_clause or r.proof != "verified"
                acts = round_about or self.asked.through == third.person_id
                if ours and acts and not self.order_lifted(r):
                    return True
        return False

    # Blocks, vetoes, cool-offs, secrets

    def block(self) -> tuple[str, ...] | None:
        blocks = [b for b in self.facts.blocks if self.blocks(b)]
        if self.touching and any(b.by == self.b for b in blocks):
            return "deny", "blocked"
        if self.touching and blocks:
            return "deny", "blocked_by_asker"
        if self.act in INTRODUCING and self.introducer_blocked():
            return "deny", "blocked_near"
        return self.veto() or self.cool_off() or self.secret() or self.unshown()

    def blocks(self, b: Any) -> bool:
        ours = {b.by, b.of} == self.pair and not self.own_lifted(b.lifted, b.by)
        return ours and (self.act != "read_again" or b.hides_past)

    def own_lifted(self, lifted: Any, owner: str) -> bool:
        return self.over(lifted) and lifted.by == (owner,)

    def introducer_blocked(self) -> bool:
        for third in self.facts.third_parties:
            if third.person_id == self.asked.through:
                for b in third.blocks:
                    ends = {b.by, b.of}
                    ours = any(ends == {third.person_id, one} for one in self.pair)
                    if ours and not self.own_lifted(b.lifted, b.by):
                        return True
        return False

    def vetoes(self) -> list[Any]:
        return [
            v for v in self.facts.vetoes if v.by == self.b and not self.own_lifted(v.lifted, v.by)
        ]

    def veto(self) -> tuple[str, ...] | None:
        vetoes = self.vetoes()
        if self.reaching and any(v.kind == "absolute" for v in vetoes):
            return "deny", "veto_absolute"
        named = [v for v in vetoes if v.kind == "by_person" and v.person_id == self.a]
        if (self.reaching or self.act in WORKING) and named:
            return "deny", "veto_of_person"
        mine = {r.kind for r in self.facts.relations if r.of == self.a and r.to == self.b}
        for v in vetoes if self.reaching else []:
            if v.kind == "by_kind" and (not mine or mine & set(v.relatives)):
                return "deny", "veto_of_kind"
        return None

    def unshown(self) -> tuple[str, ...] | None:
        if self.act in BEGINNING and any(v.kind == "by_kind" for v in self.vetoes()):
            levels = [r.level for r in self.facts.relations if r.of == self.a and r.to == self.b]
            if max(levels, default=0) < 1:
                return "hold", "relation_not_shown", "check_relation"
        return None

    def cool_off(self) -> tuple[str, ...] | None:
        if self.act not in BEGINNING:
            return None
        mine = [
            c
            for c in self.facts.cool_offs
            if c.asker_id == self.a and c.other_id == self.b and not self.cool_off_lifted(c)
        ]
        if any(self.now < c.until for c in mine):
            return "deny", "cool_off"
        return ("deny", "cool_off_ended", "human_looks") if mine else None

    def cool_off_lifted(self, c: Any) -> bool:
        if not self.over(c.lifted):
            return False
        two = len(set(c.lifted.by)) > 1 and c.lifted.asked_at >= c.until
        return bool(two or c.lifted.by == (c.other_id,))

    def standing_secrets(self) -> list[Any]:
        return [
            s
            for s in self.facts.secrecies
            if s.owner in self.pair and not self.own_lifted(s.lifted, s.owner)
        ]

    def secret(self) -> tuple[str, ...] | None:
        shows = self.act in SHOWING
        stopping = []
        for s in self.standing_secrets():
            all_of_it = not s.items or self.asked.item is None or self.asked.item in s.items
            if s.kind == "must_not_know" or (shows and all_of_it):
                stopping.append((s.owner, str(s.audience.kind), s.audience.id))
        if self.reaching or self.act in WORKING:
            for owner, kind, who in stopping:
                if owner == self.b and (kind, who) in self.asker_is():
                    return "deny", "must_not_know"
                if kind in {"person", "worker"} and who == self.asked.through:
                    return "deny", "must_not_know"
        hands = {(str(audience.kind), audience.id) for audience in self.asked.audiences}
        if self.touching and any((kind, who) in hands for _, kind, who in stopping):
            return "hold", "route_elsewhere", "route_elsewhere"
        return None

    def asker_is(self) -> set[tuple[str, str]]:
        names = {("person", self.a), ("worker", self.a)}
        work = self.facts.work
        if work and self.act in WORKING:
            names |= {("organisation", work.organisation_id)}
            names |= {("home_staff", home) for home in work.homes}
        return names

    # Holds

    def hold(self) -> tuple[str, ...] | None:
        holds = [h for h in self.facts.holds if self.holds(h)]
        alone = any(
            h.placed_by is None or h.agreed_by is None or h.placed_by == h.agreed_by for h in holds
        )
        second = ["second_human"] if alone else []
        if any(self.now < h.until for h in holds):
            return ("hold", "safeguarding_hold", "safeguarding_lead", *second)
        if holds:
            ended = ("hold", "safeguarding_hold_ended", "safeguarding_lead", "human_looks")
            return (*ended, *second)
        if self.reaching or self.act in WORKING or self.act == "hear_answer":
            for m in self.facts.possible_matches:
                gone = self.over(m.dismissed) and len(set(m.dismissed.by)) > 1
                if {m.described_by, m.may_be} == self.pair and not gone:
                    return "hold", "possible_match", "safeguarding_lead"
        return None

    def holds(self, h: Any) -> bool:
        if self.over(h.lifted) and len(set(h.lifted.by)) > 1:
            return False
        if h.other_id is not None:
            return {h.person_id, h.other_id} == self.pair
        return h.person_id == self.a or (h.person_id == self.b and self.act not in WORKING)

    # Death

    def death(self) -> tuple[str, ...] | None:
        asker, other = self.facts.asker.death.state, self.facts.other.death.state
        if other == "verified" and self.reaching:
            tells = ["named_worker_tells"] if self.facts.were_tied else []
            return ("deny", "death_verified", *tells)
        if asker == "verified":
            return "deny", "asker_death_verified", "safeguarding_lead"
        if other == "reported" and self.reaching:
            return "hold", "death_reported", "human_looks"
        if asker == "reported":
            return "hold", "asker_death_reported", "safeguarding_lead", "human_looks"
        return None

    # Age and adoption

    def years(self, one: Any) -> int | None:
        born = one.age.born
        if born is None:
            return None
        today = self.now.date()
        had = (today.month, today.day) >= (born.month, born.day)
        return int(today.year - born.year - (0 if had else 1))

    def adult(self, one: Any) -> bool:
        years = self.years(one)
        return years is not None and years >= 18 and one.age.evidence >= 2

    def age(self) -> tuple[str, ...] | None:
        two = [self.facts.asker, self.facts.other]
        hearing = self.reaching or self.act == "hear_answer"
        if hearing or self.act == "grant":
            for one in two:
                years = self.years(one)
                if years is not None and years < 18 and not self.arranged(one):
                    return ("hold", "under_18", "organisation_led", *self.steps())
        if hearing:
            for one in two:
                kept = one.adoption.state in {"reported", "attested"}
                chose = one.adoption.decided_at and one.adoption.decided_at <= self.now
                if kept and not (chose and self.adult(one)) and not self.arranged(one):
                    led = ("organisation_led", "adoption_agency")
                    return ("hold", "adopted", *led, *self.steps())
        if hearing and self.act not in {"claim", "wish"}:
            receiving = [self.facts.other]
            if self.act in INTRODUCING | {"see", "take_out", "hear_answer"}:
                receiving = two
            if any(not self.adult(one) and not self.arranged(one) for one in receiving):
                return ("hold", "age_not_shown", "organisation_led", *self.steps())
        return None

    def arranged(self, one: Any) -> bool:
        if self.adult(one):
            return False
        counterpart = (self.pair - {one.person_id}).pop()
        for led in self.facts.arrangements:
            if led.person_id == one.person_id and led.other_id == counterpart:
                over = led.ended_at is not None and led.ended_at <= self.now
                in_force = led.from_at <= self.now < led.until and not over
                two_humans = led.led_by != led.agreed_by
                this = self.scope in led.scopes and self.asked.purpose in led.purposes
                way = self.asked.channel in led.channels and self.asked.channel in BY_WORKER
                if in_force and two_humans and this and way and self.agreed(one, led.decision):
                    return True
        return False

    def agreed(self, one: Any, decision: str) -> bool:
        m = one.minor
        if m is None or m.view != "wants" or m.legal_status == "not_known":
            return False
        councils = {"care_order", "interim_care_order", "section_20", "placement_order"}
        if m.legal_status in councils and m.council != "agrees":
            return False
        years = self.years(one)
        if years is not None and years >= 16 and self.can_decide(m, decision):
            return True
        said = [r.position for r in m.responsible]
        return "agrees" in said and all(p in {"agrees", "unsafe_to_ask"} for p in said)

    def can_decide(self, m: Any, decision: str) -> bool:
        today: date = self.now.date()
        return any(
            c.can_decide and c.decision == decision and today < c.review_on for c in m.competence
        )

    def steps(self) -> set[str]:
        todo: set[str] = set()
        for one in (self.facts.asker, self.facts.other):
            if self.adult(one):
                continue
            m = one.minor
            said = [r.position for r in m.responsible] if m else []
            if m is None or m.view == "not_heard":
                todo.add("hear_child")
            if m is None or m.council == "not_asked":
                todo.add("ask_council")
            if not said or "not_asked" in said:
                todo.add("ask_responsible")
            here = [a for a in self.facts.arrangements if {a.person_id, a.other_id} == self.pair]
            about = [a.decision for a in here if a.person_id == one.person_id]
            if m is None or not any(self.can_decide(m, decision) for decision in about):
                todo.add("record_competence")
        return todo

    # People at work

    def working(self) -> tuple[str, ...]:
        facts, asked, work = self.facts, self.asked, self.facts.work
        hat = asked.capacity
        if not work or work.worker_id != self.a or not work.employed:
            return "deny", "not_at_work"
        if hat not in work.capacities or hat not in HATS[self.act]:
            return "deny", "not_at_work"
        if work.tied or facts.were_tied or facts.contact_existed or self.related():
            return "deny", "own_relative"
        if self.act == "approve_lead" and work.lead_by in {None, self.a}:
            return "deny", "own_lead"
        if asked.purpose not in PURPOSES[self.act]:
            return "deny", "no_purpose"
        if self.act in {"assign", "safeguard"}:
            return "permit", "work", "hide_look"
        opened = self.opened() if self.act == "staff_read" else []
        if opened and hat == "safeguarding_lead" and asked.purpose == "emergency":
            agreed = any(e.agreed_by and e.agreed_by != e.by for e in opened)
            return ("permit", "emergency", "show_look", *([] if agreed else ["second_human"]))
        if work.people_left <= 0 and not work.read_today:
            return "deny", "budget_spent"
        if not work.on_caseload:
            return "deny", "not_on_caseload"
        shown = self.act == "staff_read" and asked.purpose not in {"reconnect", "service_safety"}
        return "permit", "work", "show_look" if shown else "hide_look"

    def related(self) -> bool:
        kin = any(
            {r.of, r.to} == self.pair and r.kind != "not_related" for r in self.facts.relations
        )
        return kin or any({p.by, p.about} == self.pair for p in self.facts.shared_pasts)

    def opened(self) -> list[Any]:
        hour = timedelta(hours=1)
        return [
            e
            for e in self.facts.work.emergencies
            if e.by == self.a
            and e.person_id == self.b
            and e.opened_at <= self.now < e.opened_at + hour
        ]

    # Beginning and disclosing

    def beginning(self) -> tuple[str, ...]:
        facts = self.facts
        if self.act == "request":
            good = [
                p
                for p in facts.shared_pasts
                if p.by == self.a
                and p.about == self.b
                and not p.withdrawn
                and (p.level >= 2 if p.professional else True)
            ]
            if not good:
                return "deny", "no_shared_past"
            return ("permit", "approach", "screen") if facts.other_open else ("deny", "not_open")
        if self.act == "introduce":
            if not facts.other_open:
                return "deny", "not_open"
            agreeing = {t.person_id for t in facts.third_parties if t.agrees}
            if self.asked.through not in agreeing:
                return "deny", "introducer_has_not_agreed"
        return "permit", "approach"

    def disclosing(self) -> tuple[str, ...]:
        scope = self.scope
        mine = self.has(self.b, self.a, scope)
        both = scope in {"letters", "contact", "address"} or self.act in {
            *("match", "invite", "suggest")
        }
        theirs = self.has(self.a, self.b, scope) if both else True
        by_worker = scope != "address" or self.asked.channel in BY_WORKER
        if mine and theirs and by_worker:
            passing = ["relay", "notify"] if self.act in {"write", "deliver"} else []
            if any(
                not self.adult(o) for o in (self.facts.asker, self.facts.other) if self.arranged(o)
            ):
                return (
                    "permit",
                    "organisation_led",
                    "organisation_led",
                    "worker_only",
                    "redact",
                    *passing,
                )
            return ("permit", "consent", "redact", *passing)
        return self.why_not(scope, mine=mine, both=both)

    def why_not(self, scope: Any, *, mine: bool, both: bool) -> tuple[str, ...]:
        why = {self.flaw(g) for g in self.of(self.b, self.a, scope)}
        if "expired" in why:
            return "deny", "expired", "human_looks"
        if both and mine:
            return "deny", "one_way_only"
        if None in why:
            return "deny", "no_prerequisite"
        for reason in ("undone", "waiting", "old_epoch", "revoked", "not_for_this"):
            if reason in why:
                return "deny", reason
        return "deny", "default"

    def has(self, giver: str, receiver: str, scope: Any) -> bool:
        return all(
            None in [self.flaw(g) for g in self.of(giver, receiver, needed)]
            for needed in NEEDS[scope]
        )

    def of(self, giver: str, receiver: str, scope: Any) -> list[Any]:
        return [
            g
            for g in self.facts.grants
            if g.grantor == giver
            and g.recipient == receiver
            and g.recipient_kind == "person"
            and scope in g.scopes
            and (scope not in {"story", "relation"} or self.asked.item in g.items)
        ]

    def flaw(self, g: Any) -> str | None:
        if any(w.record_id == g.id and w.undone_at for w in self.facts.widenings):
            return "undone"
        if g.status != "active":
            return "revoked"
        if g.epoch != self.facts.epoch:
            return "old_epoch"
        if g.expires_at <= self.now:
            return "expired"
        if self.now < g.valid_from or self.now < g.given_at + DELAY:
            return "waiting"
        words = g.wording.id and g.wording.hash and g.wording.language
        fits = self.asked.purpose in g.purposes and self.asked.channel in g.channels
        return None if words and fits and self.by_right(g) else "not_for_this"

    def by_right(self, g: Any) -> bool:
        if g.basis == "self":
            return bool(g.given_by == g.grantor)
        if not g.basis_record:
            return False
        if g.basis in {"parental_responsibility", "council"}:
            one = self.facts.asker if g.grantor == self.a else self.facts.other
            return not self.adult(one)
        return True

    # Whatever was decided

    def everywhere(self) -> set[str]:
        found = set()
        if self.standing_secrets():
            found.add("keep_from")
        if self.reaching and self.near():
            found.add("flag_path")
        return found
