"""``GET /settings``: what a page must know before it asks for anything."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from sagemaker_lineage._version import __version__
from sagemaker_lineage.errors import ConfigurationError, InvalidRequest, ProfileNotPermitted
from sagemaker_lineage.export.wire.fields import wire_bytes
from sagemaker_lineage.export.wire.gap import gaps_of
from sagemaker_lineage.export.wire.settings import Profiles, ServiceSettings
from sagemaker_lineage.model.identity import Identity
from sagemaker_lineage.server.backend import Offer, Service, service_of
from sagemaker_lineage.server.conditional import conditional_response, digest_etag
from sagemaker_lineage.server.openapi import answers
from sagemaker_lineage.server.profiles import Caller, may_choose, require_permitted
from sagemaker_lineage.server.queries.refusals import SINGLE
from sagemaker_lineage.server.queries.settings import SettingsQuery

router = APIRouter(tags=["catalogue"], dependencies=[SINGLE])


@router.get(
    "/settings",
    summary="How the service is set up",
    operation_id="getSettings",
    response_class=Response,
    responses=answers(
        ServiceSettings,
        "What a page needs before it asks for anything.",
        InvalidRequest("The parameter `region` is no name of an AWS region.", resource="region"),
        ProfileNotPermitted("This service does not take a profile here: its settings forbid it.", resource="profile"),
        ConfigurationError("The AWS configuration cannot be read."),
    ),
)
async def get_settings(request: Request, query: Annotated[SettingsQuery, Query()]) -> Response:
    """Tell regions, account, profiles and features.

    Only the account needs AWS: it is asked for once for each set of credentials and kept. Where AWS does not answer
    within two seconds the account is null, with a gap.
    """
    service, caller = service_of(request), Caller.of(request)
    require_permitted(query.profile, service.profiles, caller)
    told = await service.work.run(service.backend.identity, service.offer.region or query.region, query.profile)
    body = wire_bytes(_settings(service, told, caller))
    return conditional_response(request, body, digest_etag(body))


def _settings(service: Service, told: Identity, caller: Caller) -> ServiceSettings:
    allowed = may_choose(service.profiles, caller)
    listed = service.profiles if isinstance(service.profiles, tuple) else None
    return ServiceSettings(
        version=__version__,
        demo=service.offer.demo,
        regions=_regions(service.offer, told),
        default_region=_default(service.offer, told),
        account=told.account,
        profiles=Profiles(allowed=allowed, names=listed if allowed else None),
        owner_tag=service.offer.owner_tag,
        features=service.offer.features,
        gaps=gaps_of(told.gaps),
    )


def _regions(offer: Offer, told: Identity) -> tuple[str, ...]:
    return offer.regions or ((told.region,) if told.region else ())


def _default(offer: Offer, told: Identity) -> str | None:
    regions = _regions(offer, told)
    return told.region if told.region in regions else next(iter(regions), None)
