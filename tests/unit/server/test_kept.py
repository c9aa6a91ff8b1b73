"""Finished answers in every form, and how long and how many of them are kept."""

from __future__ import annotations

import gzip

import pytest

from sagemaker_lineage.server.finished import VARY, coding_for, finish, zstd
from sagemaker_lineage.server.kept import LINES, LONGEST_LINE, OVERHEAD, Kept

BODY = b'{"text":"' + b"lineage " * 500 + b'"}'


class Clock:
    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def answer(name: str = "a", seconds: float = 5.0, body: bytes = BODY):
    return finish(body, f'W/"{name}"', seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("GZip", "gzip"),
        ("x-gzip", "gzip"),
        ("br, gzip;q=0.5", "gzip"),
        ("*", "gzip"),
        ("gzip;q=1.0, identity; q=0.5", "gzip"),
        ("deflate, gzip ; q=0.001", "gzip"),
        ("zstd", "zstd"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("ZSTD;q=0.5, gzip;q=0.5", "zstd"),
        ("gzip, zstd;q=0.9", "gzip"),
        ("zstd;q=0, gzip", "gzip"),
        ("zstd, *;q=0", "zstd"),
        ("zstd;q=0.5, *", "gzip"),
        ("", None),
        ("br", None),
        ("gzip;q=0", None),
        ("*;q=0", None),
        ("zstd;q=0", None),
        ("gzip;q=0, *", None),
        ("gzip;q=0.2, identity", None),
        ("zstd;q=0.2, gzip;q=0.3, identity", None),
        ("gzip;q=...", None),
        ("gzip;x", None),
        ("notgzip", None),
        (",;,", None),
    ],
)
def test_a_form_is_sent_only_to_those_who_take_it(accepted, coding):
    assert coding_for(accepted.encode()) == coding
    sent = dict(answer().form(accepted.encode()).headers).get(b"content-encoding")
    assert sent == (coding.encode() if coding else None)


def test_every_form_is_the_same_document():
    made = answer()
    assert gzip.decompress(made.zipped.body) == zstd.decompress(made.packed.body) == made.plain.body == BODY
    for form in (made.plain, made.zipped, made.packed):
        headers = dict(form.headers)
        assert headers[b"content-length"] == str(len(form.body)).encode()
        assert headers[b"etag"] == b'W/"a"'
        assert headers[b"vary"] == VARY.encode()
    assert dict(made.unchanged)[b"etag"] == b'W/"a"'
    assert b"content-length" not in dict(made.unchanged)
    assert made.form(None) == made.plain


def test_the_same_bytes_are_compressed_to_the_same_bytes():
    assert (answer().zipped, answer().packed) == (answer().zipped, answer().packed)


def test_what_is_fresh_is_found_by_key_and_by_line(clock):
    kept = Kept(100_000, clock)
    kept.put("key", answer())
    kept.remember(b"line", "key")
    clock.time = 4.9
    assert kept.get("key") == kept.at(b"line") == answer()
    clock.time = 5.0
    assert kept.at(b"line") is None
    assert kept.get("key") is None
    assert (len(kept), kept.bytes) == (0, 0)


def test_what_is_never_fresh_is_not_kept_and_ends_what_was(clock):
    kept = Kept(100_000, clock)
    kept.put("key", answer())
    kept.put("key", answer("b", 0.0))
    assert kept.get("key") is None
    assert kept.bytes == 0


def test_a_new_answer_replaces_the_old_one_and_its_lines(clock):
    kept = Kept(100_000, clock)
    kept.put("key", answer())
    kept.remember(b"line", "key")
    kept.put("key", answer("b"))
    assert kept.at(b"line") is None
    assert kept.get("key") == answer("b")
    assert kept.bytes == answer("b").size + OVERHEAD


def test_the_least_recently_used_is_given_up_first(clock):
    size = answer().size + OVERHEAD
    kept = Kept(3 * size, clock)
    for key in "abc":
        kept.put(key, answer(key))
    assert kept.get("a")
    kept.put("d", answer("d"))
    assert [key for key in "abcd" if kept.get(key)] == ["a", "c", "d"]
    assert kept.bytes == 3 * size


def test_an_answer_larger_than_the_bound_is_not_kept(clock):
    kept = Kept(OVERHEAD, clock)
    kept.put("key", answer())
    assert kept.get("key") is None


def test_ten_thousand_pipelines_stay_within_the_bound(clock):
    kept = Kept(1_000_000, clock)
    for number in range(10_000):
        kept.put(number, answer(str(number)))
        kept.remember(f"pipeline={number}".encode(), number)
    assert kept.bytes <= 1_000_000
    assert len(kept) == 1_000_000 // (answer().size + OVERHEAD)
    assert len(kept._keys) == len(kept)


def test_lines_are_bounded_in_length_and_number(clock):
    kept = Kept(100_000, clock)
    kept.remember(b"early", "key")
    kept.put("key", answer())
    kept.remember(b"x" * (LONGEST_LINE + 1), "key")
    for number in range(LINES + 3):
        kept.remember(b"line%d" % number, "key")
    assert kept.at(b"early") is None
    assert sorted(kept._keys) == [b"line%d" % number for number in range(LINES)]
