"""Asking again: weak comparison of entity tags."""

from __future__ import annotations

import pytest

from sagemaker_lineage.server.conditional import digest_etag, matches

TAG = 'W/"abc-_1"'


@pytest.mark.parametrize(
    "fields",
    [
        ['W/"abc-_1"'],
        ['"abc-_1"'],
        ["*"],
        [" * "],
        ['"x", W/"abc-_1", "y"'],
        ['"x","abc-_1"'],
        ['"a, b", "abc-_1"'],
        ['"x"', '"abc-_1"'],
        ['W/"" , "abc-_1"'],
    ],
)
def test_the_same_tag_matches(fields):
    assert matches(fields, TAG)


@pytest.mark.parametrize(
    "fields", [[], [""], ['"abc"'], ["abc-_1"], ['W/"abc-_1'], ['"ABC-_1"'], ['"*"'], ["*, *"], ['"x abc-_1"']]
)
def test_another_tag_does_not(fields):
    assert not matches(fields, TAG)


def test_a_strong_tag_matches_too():
    tag = digest_etag(b"bytes")
    assert tag.startswith('"')
    assert matches([tag], tag)
    assert matches([f"W/{tag}"], tag)
    assert tag != digest_etag(b"other bytes")
