"""The account the embedded AWS serves, as data."""
