"""The page in a real browser: the service over the embedded AWS, what a visit sees, and what axe says of it."""
