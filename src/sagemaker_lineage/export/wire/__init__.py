"""The models of the wire, one module for each part of the document.

One rule for what is not known: every key of an object is always there and is null where the fact
is absent. Only keys declared with :func:`~sagemaker_lineage.export.wire.fields.left_out` are
missing where they do not apply; they are never null.
"""
