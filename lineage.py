"""The script and import entry: ``python lineage.py --region …`` or ``from lineage import get_lineage_json``."""

from sagemaker_lineage.facade import get_lineage_json

__all__ = ["get_lineage_json"]

if __name__ == "__main__":
    from sagemaker_lineage.cli.lineage import run

    run()
