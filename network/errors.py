"""What can go wrong, named for what happened. No message here ever holds a stored value."""


class NetworkError(Exception):
    """Something the service refuses or cannot do. `code` is for programs, `title` for people."""

    code = "error"
    title = "Something went wrong."

    def __init__(self, title: str | None = None) -> None:
        super().__init__(title or self.title)
        if title is not None:
            self.title = title


class NotFound(NetworkError):
    """It is not there, or it is not yours: from outside these are the same."""

    code = "not-found"
    title = "We can't find that."


class NotPermitted(NetworkError):
    """You may not do this."""

    code = "not-permitted"
    title = "You can't do that here."


class StepUpNeeded(NetworkError):
    """It needs your password once more."""

    code = "step-up-needed"
    title = "Type your password again to go on."


class AlreadyDone(NetworkError):
    """The same thing has been done already."""

    code = "already-done"
    title = "That has been done already."


class WrongMoment(NetworkError):
    """It can't be done in the state that things are in."""

    code = "wrong-moment"
    title = "That can't be done just now."


class ChangedMeanwhile(NetworkError):
    """Somebody, perhaps you in another window, has changed it since you opened it."""

    code = "changed-meanwhile"
    title = "This was changed in another window after you opened it."


class OperationReused(NetworkError):
    """An operation key was used again for something else."""

    code = "operation-reused"
    title = "This key was used before for something different. Use a new one."


class Invalid(NetworkError):
    """What came in can't be used. `problems` maps a field to what to do about it."""

    code = "invalid"
    title = "Some of this needs changing."

    def __init__(self, problems: dict[str, str], title: str | None = None) -> None:
        super().__init__(title)
        self.problems = problems


class TooLarge(NetworkError):
    """More than one request may bring."""

    code = "too-large"
    title = "That is too large."


class TooManyTries(NetworkError):
    """Too many tries. `seconds` says how long to wait; nobody is locked out."""

    code = "too-many-tries"
    title = "Too many tries. Wait a little, then try again."

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds


class Unavailable(NetworkError):
    """The service can't answer now. Trying again is safe."""

    code = "unavailable"
    title = "The service can't answer just now. Try again in a moment; nothing is lost."


class Broken(NetworkError):
    """A stored record doesn't open or doesn't fit its description. Closed, never guessed."""

    code = "broken"
    title = "Something stored here can't be opened. We have closed it and made a note."
