"""A short word about what was just done, on the page that a form leads to.

A view redirects with `done=SAVED` in the address. Only codes from this list are shown.
"""

from flask import Flask, request
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

FIELD = "done"

SAVED = "saved"
ADDED = "added"
REMOVED = "removed"
UNDONE = "undone"
REDONE = "redone"
MOVED = "moved"
BROUGHT_IN = "brought-in"
ENDED = "ended"
STOPPED = "stopped"
PRACTISED = "practised"
MADE = "made"
TAKEN_BACK = "taken-back"
SIGNED_OUT = "signed-out"
JOINED = "joined"
LEFT = "left"
PASSED_ON = "passed-on"
REMOVED_FROM_LIST = "off-the-list"
AGREED = "agreed"
ASKED = "asked"
WELCOME = "welcome"
KEPT_SAFE = "kept-safe"
WAITS = "waits"
TAKEN = "taken"
GIVEN_BACK = "given-back"
FINISHED = "finished"
SEEN = "seen"
BEGUN = "begun"
HELD = "held"
ACTS = "acts"
DISAGREED = "disagreed"
TOLD = "told"
SENT = "sent"
HANDED_IN = "handed-in"
LETTER_BACK = "letter-back"
LAID_ASIDE = "laid-aside"
READ_OVER = "read-over"
LEFT_TO_OTHERS = "left-to-others"
WITH_THE_LEAD = "with-the-lead"
SENT_BACK = "sent-back"
LET_GO = "let-go"

SAID: dict[str, LazyString] = {
    SAVED: _l("Saved."),
    ADDED: _l("Added to your map."),
    REMOVED: _l("Taken away. You can undo this on the page “What changed”."),
    UNDONE: _l("Undone."),
    REDONE: _l("Done again."),
    MOVED: _l("Moved."),
    BROUGHT_IN: _l("Brought in. You can undo all of it at once on the page “What changed”."),
    ENDED: _l("Ended. That device is signed out."),
    STOPPED: _l("Stopped."),
    PRACTISED: _l("Practice is over. Everybody who was made up is gone."),
    MADE: _l("Made."),
    TAKEN_BACK: _l("Taken away for good."),
    SIGNED_OUT: _l("You are signed out."),
    JOINED: _l("You have said yes."),
    LEFT: _l("You don’t work there any more. Everything of your own is as it was."),
    PASSED_ON: _l("Passed on. They can see who works with them now."),
    REMOVED_FROM_LIST: _l("They are off your list."),
    AGREED: _l("Noted that you agree."),
    ASKED: _l("Asked. Two others have to agree."),
    WELCOME: _l("You are signed in."),
    KEPT_SAFE: _l("Done. This protects you from now on."),
    TAKEN: _l("It is yours now. Nobody else takes it meanwhile."),
    GIVEN_BACK: _l("It is back on the desk for others."),
    FINISHED: _l("You are done with it."),
    SEEN: _l("Noted that you have seen it."),
    BEGUN: _l("Noted. Nothing changes until a second person agrees."),
    HELD: _l("It acts from now on. A second person is asked to stand behind it."),
    ACTS: _l("Noted. It acts from now on."),
    DISAGREED: _l("Noted. What protected them goes on protecting them."),
    TOLD: _l("Thank you. You have told us."),
    SENT: _l("A new code is on its way. Only the newest one works."),
    HANDED_IN: _l("We have your letter."),
    LETTER_BACK: _l("You have it again. It isn’t passed on."),
    LAID_ASIDE: _l("Kept. Only you can see it."),
    READ_OVER: _l("Thank you. It is passed on if both still say yes."),
    LEFT_TO_OTHERS: _l("Somebody else reads that one."),
    WITH_THE_LEAD: _l("It waits. Whoever keeps people safe looks at it now."),
    SENT_BACK: _l("It goes back to its writer, with your reason."),
    LET_GO: _l("It is passed on if both still say yes. You are done with it."),
    WAITS: _l("This takes two days. Until then nothing changes, and you can undo it."),
}


def said() -> LazyString | None:
    """What was just done, if the address says so."""
    return SAID.get(request.args.get(FIELD, ""))


def init_app(app: Flask) -> None:
    """Let the layout say it."""
    app.jinja_env.globals["just_said"] = said
