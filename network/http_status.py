"""What an error is on the web and in a log. Only api.errors and web.errors read it."""

from http import HTTPStatus

from network import errors

STATUS: dict[type[errors.NetworkError], HTTPStatus] = {
    errors.NetworkError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.NotPermitted: HTTPStatus.FORBIDDEN,
    errors.StepUpNeeded: HTTPStatus.FORBIDDEN,
    errors.AlreadyDone: HTTPStatus.CONFLICT,
    errors.WrongMoment: HTTPStatus.CONFLICT,
    errors.ChangedMeanwhile: HTTPStatus.PRECONDITION_FAILED,
    errors.OperationReused: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    errors.TooManyTries: HTTPStatus.TOO_MANY_REQUESTS,
    errors.Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.Broken: HTTPStatus.SERVICE_UNAVAILABLE,
}


def status_of(error: errors.NetworkError) -> HTTPStatus:
    """The status of an error, or of its nearest ancestor."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def kind_of(error: Exception) -> str:
    """For a log: what kind of error it was, the store's code for it, and at which statement.

    Our notes hold codes and names of statements alone: a message may quote what somebody wrote.
    """
    return " ".join([type(error).__name__, *getattr(error, "__notes__", ())])
