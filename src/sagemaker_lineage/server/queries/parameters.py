"""What parameters of the routes may look like."""

from typing import TYPE_CHECKING, Annotated

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic.json_schema import SkipJsonSchema

from sagemaker_lineage.enrich.arns import DOMAIN_NAME, EXECUTION_ID, PIPELINE_NAME
from sagemaker_lineage.enrich.partition import LONGEST_REGION, PARTITIONS
from sagemaker_lineage.enrich.question import LONGEST_URI
from sagemaker_lineage.service.catalog import MOST_NAMES, SORTS
from sagemaker_lineage.service.lineage import INCLUDE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = PIPELINE_NAME.pattern
_ARN = r"arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:([0-9]{12}|aws):pipeline/[A-Za-z0-9-]{1,256}"
_EXECUTION = rf"{EXECUTION_ID.pattern}|{_ARN}/execution/[!-.0-~]{{1,128}}"
_REGION = "|".join(partition.regions.pattern for partition in PARTITIONS)
LISTED_WORDS = ("lastExecution", "tags", "outcomes", "stepCount", "buckets")
_LISTED = "|".join(LISTED_WORDS)
_WORD = "|".join(INCLUDE_WORDS)


def _dated(value: object) -> object:
    """Refuse what would be taken for seconds since 1970."""
    if isinstance(value, str) and value[4:5] != "-":
        raise ValueError("a moment begins with its date")
    return value


PipelineName = Annotated[str, Field(pattern=f"^({NAME}|{_ARN})$", max_length=512)]
_LOCATION = r"[sS]3[aAnN]?://[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9](/(.|\n)*)?"
ObjectUri = Annotated[str, Field(pattern=f"^{_LOCATION}$", max_length=LONGEST_URI)]
StepName = Annotated[str, Field(pattern=r"^[^/\x00-\x1f\x7f]+$", max_length=256)]
PlainName = Annotated[str, Field(pattern=f"^{NAME}$", max_length=256)]
ChosenPipeline = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]+$", max_length=512)]
ProfileName = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9_.:@+=,/-]([A-Za-z0-9_.:@+=,/ -]{0,126}[A-Za-z0-9_.:@+=,/-])?$", max_length=128)
]
DomainName = Annotated[str, Field(pattern=f"^{DOMAIN_NAME.pattern}$", max_length=63)]
ExecutionName = Annotated[str, Field(pattern=f"^({_EXECUTION})$", max_length=512)]
Cursor = Annotated[str, Field(pattern=r"^[A-Za-z0-9_=-]+$", max_length=16_384)]
PipelineNames = Annotated[str, Field(pattern=f"^{NAME}(,{NAME}){{0,{MOST_NAMES - 1}}}$", max_length=MOST_NAMES * 257)]
Sort = Annotated[str, Field(pattern=f"^({'|'.join(SORTS)})$", max_length=32)]
Statuses = Annotated[str, Field(pattern=r"^[A-Za-z]{1,64}(,[A-Za-z]{1,64}){0,9}$", max_length=650)]
ParameterValue = Annotated[str, Field(pattern=r"^[A-Za-z0-9](-*[A-Za-z0-9]){0,255}:[^\x00]*$", max_length=1_400)]
Moment = Annotated[AwareDatetime, BeforeValidator(_dated)]
ListedWords = Annotated[str, Field(pattern=f"^(({_LISTED})(,({_LISTED}))*)?$", max_length=256)]
IncludeWords = Annotated[str, Field(pattern=f"^(({_WORD})(,({_WORD}))*)?$", max_length=256)]


class Query(BaseModel):
    """Parameters of a route, in camelCase."""

    model_config = ConfigDict(alias_generator=to_camel, frozen=True, validate_by_name=True, validate_by_alias=True)


Region = Annotated[
    str,
    Field(
        pattern=f"^({_REGION})$",
        max_length=LONGEST_REGION,
        description="The AWS region; any that fits the pattern of a known partition.",
        examples=["ap-northeast-2"],
    ),
]
Profile = Annotated[
    ProfileName | SkipJsonSchema[None],
    Field(
        description=(
            "An AWS profile of the service's own configuration, for development: by default only callers on the same "
            "machine may choose one, anybody else gets 403. Without it the service's own credentials are used."
        ),
        examples=["default"],
    ),
]


def words(text: str | None, every: "Iterable[str]") -> frozenset[str]:
    """Return the words of a comma-separated parameter: every one where it is left out."""
    return frozenset(every) if text is None else frozenset(filter(None, text.split(",")))
