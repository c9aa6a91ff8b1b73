"""A backend of hand-made lineages, and the application over it."""
