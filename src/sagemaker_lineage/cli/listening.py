"""Taking a port of this machine, before anything else is started."""

from __future__ import annotations

import errno
import socket

from sagemaker_lineage.errors import ConfigurationError

LOOPBACK = "127.0.0.1"
LOOPBACK_6 = "::1"
UNPRIVILEGED = range(1024, 65535)
"""The ports that any user may take and that have a next one."""


def listen(host: str, port: int, commands: str) -> list[socket.socket]:
    """Return listening sockets for a host and port; ``127.0.0.1`` brings ``::1`` where there is IPv6.

    ``localhost`` may mean either, so both must be ours. ``commands`` says how another port is
    chosen, with ``{port}`` in it. Raises ``ConfigurationError``.
    """
    taken = [_listen(host, port, commands)]
    if host == LOOPBACK and socket.has_ipv6:
        try:
            taken.append(_listen(LOOPBACK_6, taken[0].getsockname()[1], commands))
        except _NoSuchAddress:
            return taken
        except ConfigurationError:
            taken[0].close()
            raise
    return taken


class _NoSuchAddress(ConfigurationError):
    """This machine has no such address."""


def _listen(host: str, port: int, commands: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        made = socket.create_server((host, port), family=family)
    except OSError as error:
        raise _refused(error, host, port, commands) from error
    # Named as TCP, for asyncio turns Nagle's algorithm off only then, and with it answers come 40 ms late.
    return socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, fileno=made.detach())


def _refused(error: OSError, host: str, port: int, commands: str) -> ConfigurationError:
    other = port + 1 if port in UNPRIVILEGED else 8000
    hint = f"Choose another: {commands.format(port=other)}"
    if error.errno == errno.EADDRINUSE:
        return ConfigurationError(f"Port {port} on {host} is taken.", hint=hint)
    if error.errno in {errno.EACCES, errno.EPERM}:
        return ConfigurationError(f"Port {port} needs more rights than this user has.", hint=hint)
    return _NoSuchAddress(f"{host} is no address of this machine.", hint="Use --host 127.0.0.1 or --host 0.0.0.0.")


def web_address(bound: socket.socket) -> str:
    """Return where a browser on this machine finds a listening socket."""
    host, port = bound.getsockname()[:2]
    local = host in {LOOPBACK, LOOPBACK_6, "0.0.0.0", "::"}  # noqa: S104 - compared with, not listened on
    return f"http://{'localhost' if local else f'[{host}]' if ':' in host else host}:{port}"
