"""The query parameters of the routes: what each means, and what it may look like.

Unknown parameters are ignored, as FastAPI's users expect. A parameter given twice is refused, for
which of the two would be meant is anyone's guess.
"""
