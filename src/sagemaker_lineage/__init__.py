"""The data lineage of Amazon SageMaker pipelines."""
