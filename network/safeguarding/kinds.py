"""The closed sets of safeguarding. Values are stored; never rename one, only add."""

from enum import StrEnum


class Deed(StrEnum):
    """What a safeguarding lead did, as the record names it."""

    ORDER_ENTERED = "order_entered"
    ORDER_CHANGED = "order_changed"
    ORDER_LIFT_BEGUN = "order_lift_begun"
    HOLD_PLACED = "hold_placed"
    HOLD_KEPT = "hold_kept"
    HOLD_EXTENDED = "hold_extended"
    HOLD_LIFT_BEGUN = "hold_lift_begun"
    MATCH_CONFIRMED = "match_confirmed"
    MATCH_DISMISSAL_BEGUN = "match_dismissal_begun"
    COOL_OFF_PROLONGED = "cool_off_prolonged"
    COOL_OFF_LIFT_BEGUN = "cool_off_lift_begun"
    ORDER_KEPT = "order_kept"
    AGREED = "agreed"
    DISAGREED = "disagreed"
    DESCRIBED = "described"


class Heard(StrEnum):
    """What somebody may read of something that they told."""

    KEPT = "kept"
    SEEN = "seen"
    LOOKED_AT = "looked_at"
