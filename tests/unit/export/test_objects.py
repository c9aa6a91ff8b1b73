from __future__ import annotations

import pytest

from sagemaker_lineage.export.wire.objects import objects_of
from sagemaker_lineage.model.objects import ObjectsAt


def test_what_was_never_read_has_no_age():
    with pytest.raises(ValueError, match="no age"):
        objects_of(ObjectsAt(uri="s3://raw-data/claims"))
