"""Lists of pipelines and executions: which rows there are, what each shows, where the next page begins."""

from sagemaker_lineage.enrich.catalog.executions import execution_page
from sagemaker_lineage.enrich.catalog.pipelines import pipeline_page

__all__ = ["execution_page", "pipeline_page"]
