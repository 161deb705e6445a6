"""What can be asked of the decision: acts, and what each needs. Values are stored; only add."""

from enum import StrEnum

from network.actor import Capacity
from network.consent.kinds import Purpose, Scope


class Act(StrEnum):
    """What somebody asks to do about somebody else."""

    # The asker learns something, or something passes between the two.
    SEE = "see"
    WRITE = "write"
    DELIVER = "deliver"
    NOTIFY = "notify"
    MATCH = "match"
    INVITE = "invite"
    SUGGEST = "suggest"
    SHOW_PATH = "show_path"
    TAKE_OUT = "take_out"
    READ_AGAIN = "read_again"
    HEAR_ANSWER = "hear_answer"
    # The asker begins something; nothing is disclosed yet.
    CLAIM = "claim"
    USE_CODE = "use_code"
    WISH = "wish"
    REQUEST = "request"
    INTRODUCE = "introduce"
    # The asker takes something of their own back, or closes a door.
    REVOKE = "revoke"
    BLOCK = "block"
    VETO = "veto"
    SAY_ORDER = "say_order"
    KEEP_FROM = "keep_from"
    REPORT = "report"
    WITHDRAW = "withdraw"
    UNDO_WIDENING = "undo_widening"
    # The asker opens something of their own.
    GRANT = "grant"
    UNBLOCK = "unblock"
    LIFT_VETO = "lift_veto"
    TAKE_ORDER_BACK = "take_order_back"
    LET_KNOW = "let_know"
    # The asker is at work; the other is a person the work is about.
    STAFF_READ = "staff_read"
    SCREEN = "screen"
    ASSIGN = "assign"
    APPROVE_LEAD = "approve_lead"
    SAFEGUARD = "safeguard"


DISCLOSING = frozenset(
    {
        Act.SEE,
        Act.WRITE,
        Act.DELIVER,
        Act.NOTIFY,
        Act.MATCH,
        Act.INVITE,
        Act.SUGGEST,
        Act.SHOW_PATH,
        Act.TAKE_OUT,
    }
)
"""Acts that need consent."""

APPROACHES = frozenset({Act.CLAIM, Act.USE_CODE, Act.WISH, Act.REQUEST, Act.INTRODUCE})
"""Acts that begin something with somebody. They need no consent yet, but every protection holds."""

KEEPING = frozenset({Act.READ_AGAIN, Act.HEAR_ANSWER})
"""Acts about what was already given to the asker: a delivered letter, an answer."""

NARROWING = frozenset(
    {
        Act.REVOKE,
        Act.BLOCK,
        Act.VETO,
        Act.SAY_ORDER,
        Act.KEEP_FROM,
        Act.REPORT,
        Act.WITHDRAW,
        Act.UNDO_WIDENING,
    }
)
"""Acts that are always permitted, at once, without a reason."""

WIDENING = frozenset({Act.GRANT, Act.UNBLOCK, Act.LIFT_VETO, Act.TAKE_ORDER_BACK, Act.LET_KNOW})
"""Acts that open something of one's own. They wait for WIDENING_DELAY."""

AT_WORK = frozenset({Act.STAFF_READ, Act.SCREEN, Act.ASSIGN, Act.APPROVE_LEAD, Act.SAFEGUARD})
"""Acts of people at work."""

INTRODUCTIONS = frozenset({Act.INTRODUCE, Act.INVITE, Act.SUGGEST, Act.SHOW_PATH, Act.MATCH})
"""Acts that lead to somebody through other people: a third-party clause stops every one."""

REACHING = DISCLOSING | APPROACHES
"""Acts by which one person gets nearer to another."""

SCOPE_OF: dict[Act, Scope] = {
    Act.WRITE: Scope.LETTERS,
    Act.DELIVER: Scope.LETTERS,
    Act.NOTIFY: Scope.LETTERS,
    Act.MATCH: Scope.EXIST,
    Act.INVITE: Scope.EXIST,
    Act.SUGGEST: Scope.EXIST,
    Act.SHOW_PATH: Scope.RELATION,
}
"""The scope an act needs, whatever was asked. SEE and TAKE_OUT say theirs."""

MUTUAL = frozenset({Act.MATCH, Act.INVITE, Act.SUGGEST})
"""Acts that tell each about the other: both must have granted the scope."""

STAFF = frozenset(
    {
        Capacity.COORDINATOR,
        Capacity.IN_TOUCH_WORKER,
        Capacity.SCREENER,
        Capacity.SAFEGUARDING_LEAD,
        Capacity.ADMINISTRATOR,
    }
)
"""Capacities of people at work."""

MAY: dict[Act, frozenset[Capacity]] = {
    Act.STAFF_READ: frozenset(
        {Capacity.COORDINATOR, Capacity.IN_TOUCH_WORKER, Capacity.SAFEGUARDING_LEAD}
    ),
    Act.SCREEN: frozenset({Capacity.SCREENER, Capacity.SAFEGUARDING_LEAD}),
    Act.ASSIGN: frozenset({Capacity.COORDINATOR, Capacity.IN_TOUCH_WORKER, Capacity.SCREENER}),
    Act.APPROVE_LEAD: frozenset({Capacity.COORDINATOR, Capacity.SAFEGUARDING_LEAD}),
    Act.SAFEGUARD: frozenset({Capacity.SAFEGUARDING_LEAD}),
}
"""Which capacities may do an act of work at all. For ASSIGN: who may be assigned."""

WORK_PURPOSES: dict[Act, frozenset[Purpose]] = {
    Act.STAFF_READ: frozenset(Purpose) - {Purpose.STATISTICS_SUPPRESSED},
    Act.SCREEN: frozenset({Purpose.SERVICE_SAFETY}),
    Act.ASSIGN: frozenset(Purpose) - {Purpose.STATISTICS_SUPPRESSED},
    Act.APPROVE_LEAD: frozenset({Purpose.RECONNECT, Purpose.SERVICE_SAFETY}),
    Act.SAFEGUARD: frozenset({Purpose.SERVICE_SAFETY}),
}
"""For which purposes an act of work may be done."""

DELIVERS_NOTHING = frozenset({Act.CLAIM, Act.WISH})
"""Approaches that are only kept: nothing of them reaches the other person yet."""

TO_THE_ASKER = frozenset(
    {Act.SEE, Act.TAKE_OUT, Act.MATCH, Act.SUGGEST, Act.SHOW_PATH, Act.INVITE, Act.INTRODUCE}
)
"""Acts by which something is delivered to the asker too, and not to the other person alone."""

SHOWING = frozenset(
    {Act.SEE, Act.TAKE_OUT, Act.SHOW_PATH, Act.STAFF_READ, Act.SCREEN, Act.SAFEGUARD}
)
"""Acts in which somebody sees something: a wish that they must not see it stops these."""

EVERY_ACT = frozenset(Act)
