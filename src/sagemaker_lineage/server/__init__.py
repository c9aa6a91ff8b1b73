"""The HTTP service: routes over the use cases, and what every answer has around it."""
