"""The use cases, over ports: read one lineage, list pipelines and executions."""
