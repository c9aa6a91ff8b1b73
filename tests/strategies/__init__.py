"""Hypothesis strategies for pipeline definitions."""
