"""``python -m sagemaker_lineage``: the command ``sagemaker-lineage``."""

from sagemaker_lineage.cli.app import main

if __name__ == "__main__":
    main()
