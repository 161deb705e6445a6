"""How much memory a server takes, and with which settings it runs.

The heap is set for the Java process itself: the settings of that name in neo4j.conf don't reach it.
"""

from dataclasses import dataclass
from enum import StrEnum

from network.server.lock import Line


class Size(StrEnum):
    """How much a server is for. Both for tests: `small` for minutes, `worked` for a whole run."""

    SMALL = "small"
    WORKED = "worked"
    NORMAL = "normal"
    LARGE = "large"


@dataclass(frozen=True, kw_only=True)
class Memory:
    """Megabytes. `transaction` is the most for one, `transactions` for all together.

    `young`: of the heap, for what is soon thrown away. `hasty`: compiled once and not well, which
    pays where a server is soon stopped. `refilled`: filled and emptied all the time.
    """

    first_heap: int
    heap: int
    pages: int
    transaction: int
    transactions: int
    young: int | None = None
    hasty: bool = False
    refilled: bool = False


MEMORY = {
    Size.SMALL: Memory(
        first_heap=192,
        heap=512,
        pages=64,
        transaction=192,
        transactions=320,
        hasty=True,
        refilled=True,
    ),
    Size.WORKED: Memory(
        first_heap=384,
        heap=1024,
        pages=64,
        transaction=400,
        transactions=720,
        young=192,
        refilled=True,
    ),
    Size.NORMAL: Memory(first_heap=256, heap=768, pages=256, transaction=256, transactions=512),
    Size.LARGE: Memory(first_heap=2048, heap=4096, pages=2048, transaction=1024, transactions=2048),
}
ALWAYS = {
    # Nobody else can reach it, and it reaches nobody.
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "dbms.usage_report.enabled": "false",
    "dbms.security.auth_enabled": "true",
    "dbms.security.allow_csv_import_from_file_urls": "false",
    # A statement that runs away, a lock that isn't given back, a frozen server: all end soon.
    "db.transaction.timeout": "10s",
    "db.transaction.monitor.check.interval": "200ms",
    "db.lock.acquisition.timeout": "3s",
    "db.transaction.bookmark_ready_timeout": "1s",
    "server.bolt.connection_keep_alive": "5s",
    "server.bolt.connection_keep_alive_probes": "2",
    "server.bolt.connection_keep_alive_for_requests": "ALL",
    # Community can't use old transaction logs for a backup, and they hold what was deleted.
    "db.tx_log.rotation.retention_policy": "keep_none",
    "db.tx_log.preallocate": "false",
    "db.tx_log.rotation.size": "16m",
    # Without these a stop waits ten seconds for connections that nobody uses.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    "internal.dbms.bolt.netty_server_shutdown_timeout": "2",
    "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
    "internal.server.bolt.connection_shutdown_wait_time": "1s",
    "db.shutdown_transaction_end_timeout": "2s",
}
# Otherwise every plan would be made anew all the time.
REFILLED = {"dbms.cypher.min_replan_interval": "10m"}
# The newest line looks for others of its kind on the network unless it is told not to.
ONLY: dict[Line, dict[str, str]] = {
    Line.LTS: {},
    Line.NEWEST: {"server.fleet_discovery.enabled": "false"},
}
OPENED = ("java.nio", "java.lang", "sun.nio.ch", "java.io")


def settings(size: Size, port: int, line: Line) -> str:
    """The text of neo4j.conf."""
    memory = MEMORY[size]
    chosen = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "server.memory.pagecache.size": f"{memory.pages}m",
        "db.memory.transaction.max": f"{memory.transaction}m",
        "dbms.memory.transaction.total.max": f"{memory.transactions}m",
    }
    kept = REFILLED if memory.refilled else {}
    lines = (f"{name}={value}" for name, value in (ALWAYS | ONLY[line] | kept | chosen).items())
    return "# Written anew at every start.\n" + "\n".join(lines) + "\n"


def java_options(size: Size) -> list[str]:
    """What the Java process itself is told."""
    memory = MEMORY[size]
    hasty = ["-XX:TieredStopAtLevel=1"] if memory.hasty else []
    young = [f"-Xmn{memory.young}m"] if memory.young else []
    return [
        f"-Xms{memory.first_heap}m",
        f"-Xmx{memory.heap}m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        *hasty,
        *young,
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
    ]
