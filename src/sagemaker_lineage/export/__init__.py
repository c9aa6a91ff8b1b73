"""The wire document and its formats: pure, the same lineage gives the same bytes."""
