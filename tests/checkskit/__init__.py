"""Lineages with a posture, made by hand: everything is as it should be unless a test says otherwise."""
