"""What a service tells systemd: ready, alive, stopping (sd_notify(3)). Does nothing where nobody listens."""

from __future__ import annotations

import os
import socket
from datetime import timedelta


def tell(state: str) -> bool:
    """Sends a state such as "READY=1" to $NOTIFY_SOCKET; False where there is none or it cannot be reached."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return False
    if address.startswith("@"):  # an abstract socket: Linux writes its first byte as NUL
        address = "\0" + address[1:]
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.setblocking(False)  # a listener that does not listen must not stop the clock
            sender.sendto(state.encode(), address)
    except OSError:
        return False
    return True


def watchdog_interval() -> timedelta | None:
    """How often systemd wants a sign of life: a third of $WATCHDOG_USEC; None where it does not watch us."""
    microseconds = os.environ.get("WATCHDOG_USEC", "")
    watched = os.environ.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    if not (watched and microseconds.isdecimal() and int(microseconds)):
        return None
    return timedelta(microseconds=int(microseconds) / 3)
