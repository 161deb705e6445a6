"""What can go wrong with a server of our own. Each title says what to do."""

from network.errors import NetworkError


class ServerTrouble(NetworkError):
    """The local server can't be had."""

    code = "server-trouble"
    title = "The local database server could not be started."


class DownloadFailed(ServerTrouble):
    """A file could not be fetched. What has come is kept; the next run goes on from there."""

    code = "download-failed"


class WrongHash(ServerTrouble):
    """A file came that isn't the one the lock names. It was thrown away."""

    code = "wrong-hash"


class NoRoom(ServerTrouble):
    """The disk is too full."""

    code = "no-room"


class InUse(ServerTrouble):
    """Another process works in the same folder."""

    code = "in-use"


class NotAnswering(ServerTrouble):
    """The server was started and gives no answer."""

    code = "not-answering"
