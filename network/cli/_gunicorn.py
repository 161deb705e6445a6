"""How gunicorn serves the service: one thread a process, since the driver's threads are at fault.

A worker that hangs is ended after `timeout`; one that is asked to stop may finish its answer.
"""

import ctypes
import signal
import sys
from typing import Any

PR_SET_PDEATHSIG = 1

worker_class = "sync"
timeout = 30
graceful_timeout = 10
keepalive = 5
control_socket_disable = True
forwarded_allow_ips = "127.0.0.1"
# A page is small; whoever sends more than this in its head means no good.
limit_request_line = 4094
limit_request_fields = 60


def post_fork(_server: Any, _worker: Any) -> None:
    """On Linux: end a worker when the process that leads it is killed, so that the port is free."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
