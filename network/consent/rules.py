"""The table of rules, in order of precedence: the first that fits decides.

Nothing is permitted except by a row that says so, and if no row fits the answer is no. What each
row asks is said where it is written; docs/consent.md is made of both.
"""

from network.consent import apart, consenting, life, reliable, secret, working
from network.consent.acts import (
    APPROACHES,
    AT_WORK,
    DELIVERS_NOTHING,
    DISCLOSING,
    EVERY_ACT,
    INTRODUCTIONS,
    KEEPING,
    NARROWING,
    REACHING,
    WIDENING,
    Act,
)
from network.consent.case import Case
from network.consent.outcomes import Obligation, Reason, Tier
from network.consent.rule import Rows, Rule

BUT_NARROWING = EVERY_ACT - NARROWING
TOUCHING = REACHING | KEEPING | AT_WORK
"""Every act by which anything of one reaches the other."""
TYING = TOUCHING | {Act.GRANT}
HEARING = REACHING | {Act.HEAR_ANSWER}
READING = AT_WORK - {Act.ASSIGN, Act.SAFEGUARD}
"""What a worker chooses to read. What lies on a safeguarding lead's desk came there by itself: no
list and no budget may keep a report from being looked at."""


def always(case: Case) -> bool:  # noqa: ARG001 - nothing speaks against it
    """Whatever is so."""
    return True


narrowing = Rows(tier=Tier.NARROWING)
state = Rows(tier=Tier.STATE)
order = Rows(tier=Tier.ORDER)
block = Rows(tier=Tier.BLOCK)
safeguarding = Rows(tier=Tier.SAFEGUARDING)
death = Rows(tier=Tier.DEATH)
age = Rows(tier=Tier.AGE)
work = Rows(tier=Tier.WORK)
consent = Rows(tier=Tier.CONSENT)
no = Rows(tier=Tier.NO)

RULES: tuple[Rule, ...] = (
    # Closing something of one's own is always open.
    narrowing.permit(Reason.NARROWING, NARROWING, always, Obligation.RAISE_EPOCH),
    # What can't be relied on is closed.
    state.deny(Reason.OTHER_PAIR, EVERY_ACT, reliable.about_another_pair),
    state.deny(Reason.NOT_WELL_ASKED, EVERY_ACT, reliable.not_well_asked),
    state.deny(Reason.BROKEN, EVERY_ACT, reliable.broken),
    state.deny(Reason.AUDIT_UNAVAILABLE, EVERY_ACT, reliable.audit_unavailable),
    state.deny(Reason.UNCONFIRMED_RESTORE, EVERY_ACT, reliable.restore_unconfirmed),
    state.deny(Reason.UNKNOWN, EVERY_ACT, reliable.unknown),
    state.deny(Reason.EPOCH_BEHIND, EVERY_ACT, reliable.epoch_behind),
    state.deny(Reason.THIRD_PARTY_UNKNOWN, EVERY_ACT, reliable.third_party_unknown),
    order.deny(Reason.ORDER, TYING, apart.order, needs="restrictions"),
    order.deny(
        Reason.ORDER_SAID, TYING, apart.order_said, Obligation.ASK_FOR_PROOF, needs="restrictions"
    ),
    order.deny(
        Reason.ORDER_ENDED, TYING, apart.order_ended, Obligation.HUMAN_LOOKS, needs="restrictions"
    ),
    order.deny(Reason.ORDER_NEAR, INTRODUCTIONS, apart.order_near, needs="third_parties"),
    block.deny(Reason.BLOCKED, TOUCHING, apart.blocked_by_other, needs="blocks"),
    block.deny(Reason.BLOCKED_BY_ASKER, TOUCHING, apart.blocked_by_asker, needs="blocks"),
    block.deny(Reason.BLOCKED_NEAR, INTRODUCTIONS, apart.blocked_near, needs="third_parties"),
    block.deny(Reason.VETO_ABSOLUTE, REACHING, apart.veto_absolute, needs="vetoes"),
    block.deny(Reason.VETO_OF_PERSON, REACHING | AT_WORK, apart.veto_of_person, needs="vetoes"),
    block.deny(Reason.VETO_OF_KIND, REACHING, apart.veto_of_kind, needs="vetoes"),
    block.deny(Reason.COOL_OFF, APPROACHES, apart.cooling_off, needs="cool_offs"),
    block.deny(
        Reason.COOL_OFF_ENDED,
        APPROACHES,
        apart.cooled_off,
        Obligation.HUMAN_LOOKS,
        needs="cool_offs",
    ),
    block.deny(Reason.MUST_NOT_KNOW, REACHING | AT_WORK, secret.must_not_know, needs="secrecies"),
    block.hold(
        Reason.ROUTE_ELSEWHERE,
        TOUCHING,
        secret.route_elsewhere,
        Obligation.ROUTE_ELSEWHERE,
        needs="secrecies",
    ),
    block.hold(
        Reason.RELATION_NOT_SHOWN,
        APPROACHES,
        apart.relation_not_shown,
        Obligation.CHECK_RELATION,
        needs="vetoes",
    ),
    safeguarding.hold(
        Reason.SAFEGUARDING_HOLD,
        BUT_NARROWING,
        apart.held,
        Obligation.SAFEGUARDING_LEAD,
        more=apart.second_human,
        needs="holds",
    ),
    safeguarding.hold(
        Reason.SAFEGUARDING_HOLD_ENDED,
        BUT_NARROWING,
        apart.hold_ended,
        Obligation.SAFEGUARDING_LEAD,
        Obligation.HUMAN_LOOKS,
        more=apart.second_human,
        needs="holds",
    ),
    safeguarding.hold(
        Reason.POSSIBLE_MATCH,
        HEARING | AT_WORK,
        apart.possible_match,
        Obligation.SAFEGUARDING_LEAD,
        needs="possible_matches",
    ),
    death.deny(Reason.DEATH_VERIFIED, REACHING, life.died, more=life.tell_of_death),
    death.deny(
        Reason.ASKER_DEATH_VERIFIED, BUT_NARROWING, life.asker_died, Obligation.SAFEGUARDING_LEAD
    ),
    death.hold(Reason.DEATH_REPORTED, REACHING, life.said_to_have_died, Obligation.HUMAN_LOOKS),
    death.hold(
        Reason.ASKER_DEATH_REPORTED,
        BUT_NARROWING,
        life.asker_said_to_have_died,
        Obligation.SAFEGUARDING_LEAD,
        Obligation.HUMAN_LOOKS,
    ),
    age.hold(
        Reason.UNDER_18,
        HEARING | {Act.GRANT},
        life.under_18,
        Obligation.ORGANISATION_LED,
        more=life.steps,
    ),
    age.hold(
        Reason.ADOPTED,
        HEARING,
        life.adopted,
        Obligation.ORGANISATION_LED,
        Obligation.ADOPTION_AGENCY,
        more=life.steps,
    ),
    age.hold(
        Reason.AGE_NOT_SHOWN,
        HEARING - DELIVERS_NOTHING,
        life.age_not_shown,
        Obligation.ORGANISATION_LED,
        more=life.steps,
    ),
    work.deny(Reason.NOT_AT_WORK, AT_WORK, working.not_at_work),
    work.deny(Reason.OWN_RELATIVE, AT_WORK, working.own_relative),
    work.deny(Reason.OWN_LEAD, frozenset({Act.APPROVE_LEAD}), working.own_lead),
    work.deny(Reason.NO_PURPOSE, AT_WORK, working.no_purpose),
    work.permit(
        Reason.EMERGENCY,
        frozenset({Act.STAFF_READ}),
        working.emergency,
        Obligation.SHOW_LOOK,
        more=working.agreed_by_second,
    ),
    work.deny(Reason.BUDGET_SPENT, READING, working.budget_spent),
    work.deny(Reason.NOT_ON_CASELOAD, READING, working.not_on_caseload),
    work.permit(Reason.WORK, AT_WORK, working.at_work, more=working.show_or_hide),
    consent.permit(
        Reason.WIDENING,
        WIDENING,
        consenting.widens,
        Obligation.WAIT,
        Obligation.ASK_QUIETLY,
    ),
    consent.permit(Reason.ALREADY_GIVEN, frozenset({Act.READ_AGAIN}), consenting.already_given),
    consent.permit(Reason.TOLD, frozenset({Act.HEAR_ANSWER}), consenting.told),
    consent.permit(Reason.APPROACH, APPROACHES, consenting.may_approach, more=consenting.screened),
    consent.permit(
        Reason.ORGANISATION_LED,
        DISCLOSING,
        consenting.consent_led,
        Obligation.ORGANISATION_LED,
        Obligation.WORKER_ONLY,
        Obligation.REDACT,
        more=consenting.carried,
    ),
    consent.permit(
        Reason.CONSENT,
        DISCLOSING,
        consenting.consent,
        Obligation.REDACT,
        more=consenting.carried,
    ),
    # Nothing has permitted it. These rows only find the true reason for the record.
    no.deny(Reason.NOTHING_TOLD, frozenset({Act.HEAR_ANSWER}), always),
    no.deny(Reason.NO_SHARED_PAST, APPROACHES, consenting.no_shared_past),
    no.deny(Reason.NOT_OPEN, APPROACHES, consenting.not_open),
    no.deny(Reason.INTRODUCER_HAS_NOT_AGREED, APPROACHES, consenting.introducer_has_not_agreed),
    no.deny(Reason.EXPIRED, DISCLOSING, consenting.expired, Obligation.HUMAN_LOOKS),
    no.deny(Reason.ONE_WAY_ONLY, DISCLOSING, consenting.one_way_only),
    no.deny(Reason.NO_PREREQUISITE, DISCLOSING, consenting.no_prerequisite),
    no.deny(Reason.UNDONE, DISCLOSING, consenting.undone),
    no.deny(Reason.WAITING, DISCLOSING, consenting.waiting),
    no.deny(Reason.OLD_EPOCH, DISCLOSING, consenting.old_epoch),
    no.deny(Reason.REVOKED, DISCLOSING, consenting.revoked),
    no.deny(Reason.NOT_FOR_THIS, DISCLOSING, consenting.not_for_this),
    no.deny(Reason.DEFAULT, EVERY_ACT, always),
)
