"""TCP endpoints on loopback that take connections and then behave badly."""

import contextlib
import socket
import struct
import threading
import time

ANSWER = (
    b'HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 5000\r\n\r\n{"a": "' + b"x" * 5_000
)


class Hostile:
    """Do ``behave(connection)`` with every connection; ``accepted`` counts them, ``url`` leads here."""

    def __init__(self, behave):
        self._behave = behave
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=256)
        self._open = []
        self.over = threading.Event()
        self.accepted = 0
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self._listening.close()
        for connection, thread in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join(5)

    def _accept(self):
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.accepted += 1
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            thread.start()
            self._open.append((connection, thread))

    def _serve(self, connection):
        with connection, contextlib.suppress(OSError):
            self._behave(self, connection)


def silent(hostile, connection):
    """Take the request and say nothing."""
    hostile.over.wait()


def dripping(hostile, connection, seconds=0.05, at_once=0):
    """Answer byte by byte, the first ones at once."""
    connection.recv(65_536)
    connection.sendall(ANSWER[:at_once])
    for byte in ANSWER[at_once:]:
        if hostile.over.wait(seconds):
            return
        connection.sendall(bytes([byte]))


def dripping_a_body(hostile, connection):
    dripping(hostile, connection, at_once=len(ANSWER) - 4_990)


def resetting(hostile, connection):
    """Take the request and break the connection off."""
    connection.recv(65_536)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def garbage(hostile, connection):
    """Answer 200 with what is no answer, and go on listening."""
    body = b"<html>Welcome to the hotel! Please sign in.</html>"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body)
    while connection.recv(65_536):
        connection.sendall(head + body)


def no_http(hostile, connection):
    """Answer with what is not even HTTP."""
    connection.recv(65_536)
    connection.sendall(b"\x00\x01\x02 220 ftp ready\r\n" * 10)
    time.sleep(0.05)
    connection.close()


def dripping_a_handshake(hostile, connection):
    """Begin to speak TLS, byte by byte."""
    connection.recv(65_536)
    for byte in b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc\x03\x03" + bytes(5_000):
        if hostile.over.wait(0.05):
            return
        connection.sendall(bytes([byte]))
