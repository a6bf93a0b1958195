"""Edits of a spec, each with what a comparison says of it, and of the way back."""

from __future__ import annotations

from typing import Any, Final

from review_answer_cases import ADDRESSES, ANSWERS
from review_diff_helping import BODY, DROP, FORM, GET, HOOK, LIMIT, OK, OURS, POST, SORT, STRING, TEXTS, THING, Cases

_QUERY: Final[dict[str, Any]] = {"name": "new", "in": "query", "schema": STRING}
_OPERATION: Final[dict[str, Any]] = {"responses": {"204": {"description": "Done."}}}


def _joined(*told: str) -> str:
    return ", ".join(told)


CALLS: Final[Cases] = {
    "operation": (((f"{POST[:-5]}/put", _OPERATION),), "operation-added: additive", "operation-removed: breaking"),
    "path": (
        (("/paths/~1things", DROP), ("/paths/~1others", {"put": _OPERATION})),
        "operation-added: additive, operation-removed: breaking",
        "operation-added: additive, operation-removed: breaking",
    ),
    "id": (((f"{GET}/operationId", "other"),), "operation-id-changed: docs", "operation-id-changed: docs"),
    "no id": (((f"{GET}/operationId", DROP),), "operation-id-removed: docs", "operation-id-added: docs"),
    "first tag": (
        ((f"{GET}/tags", ["more", "things"]),),
        "operation-tags-changed: docs",
        "operation-tags-changed: docs",
    ),
    "tag": (((f"{GET}/tags/-", "third"),), "operation-tags-changed: docs", "operation-tags-changed: docs"),
    "summary": (((f"{GET}/summary", "S."),), "operation-summary-changed: docs", "operation-summary-changed: docs"),
    "description": (
        ((f"{GET}/description", "D."),),
        "operation-description-changed: docs",
        "operation-description-changed: docs",
    ),
    "external docs": (
        ((f"{GET}/externalDocs", {"url": "u"}),),
        "operation-external-docs-changed: docs",
        "operation-external-docs-changed: docs",
    ),
    "path text": ((("/paths/~1things~1{id}/summary", "S."),), "path-text-changed: docs", "path-text-changed: docs"),
    "deprecated": (((f"{GET}/deprecated", True),), "operation-deprecated: docs", "operation-undeprecated: docs"),
    "sunset": (((f"{GET}/x-sunset", "2027-01-31"),), "sunset-set: risky", "sunset-removed: risky"),
    "stability": (((f"{GET}/x-stability-level", "beta"),), "stability-lowered: risky", "stability-raised: docs"),
    "effect": (((f"{POST}/{OURS}effect", "money"),), "effect-raised: risky", "effect-changed: docs"),
    "read": (((f"{POST}/{OURS}effect", "read"),), "effect-changed: docs", "effect-raised: risky"),
    "no effect": (((f"{POST}/{OURS}effect", DROP),), "effect-changed: docs", "effect-changed: docs"),
    "pagination": (((f"{GET}/{OURS}pagination", DROP),), "pagination-removed: docs", "pagination-added: docs"),
    "pages": (((f"{GET}/{OURS}pagination/items", "/all"),), "pagination-changed: risky", "pagination-changed: risky"),
    "idempotency": (
        ((f"{POST}/{OURS}idempotency", DROP),),
        "idempotency-removed: risky",
        "idempotency-added: additive",
    ),
    "idempotency header": (
        ((f"{POST}/{OURS}idempotency/header", "Key"),),
        "idempotency-changed: risky",
        "idempotency-changed: risky",
    ),
    "scopes": (((f"{POST}/{OURS}scopes", DROP),), "scopes-removed: additive", "scopes-added: risky"),
    "other scopes": (((f"{POST}/{OURS}scopes/-", "a"),), "scopes-changed: risky", "scopes-changed: risky"),
    "webhook": ((("/webhooks/thingMade", DROP),), "webhook-removed: breaking", "webhook-added: additive"),
    "webhook method": (
        ((HOOK, DROP), ("/webhooks/thingMade/put", {**_OPERATION, "operationId": "onThing"})),
        _joined(
            "error-status-removed: breaking",
            "parameter-removed: risky",
            "request-body-removed: breaking",
            "required-parameter-removed: breaking",
            "response-description-changed: docs",
            "webhook-moved: breaking",
        ),
        _joined(
            "error-status-added: additive",
            "parameter-added: additive",
            "required-parameter-added: additive",
            "required-request-body-added: additive",
            "response-description-changed: docs",
            "webhook-moved: breaking",
        ),
    ),
    "callback": (((f"{POST}/callbacks", DROP),), "callback-removed: breaking", "callback-added: additive"),
}

PARAMETERS: Final[Cases] = {
    "optional": (((f"{GET}/parameters/-", _QUERY),), "parameter-added: additive", "parameter-removed: risky"),
    "required": (
        ((f"{GET}/parameters/-", {**_QUERY, "required": True}),),
        "required-parameter-added: breaking",
        "required-parameter-removed: risky",
    ),
    "hook": (
        ((f"{HOOK}/parameters/0", DROP),),
        "required-parameter-removed: breaking",
        "required-parameter-added: additive",
    ),
    "hook optional": (((f"{HOOK}/parameters/1", DROP),), "parameter-removed: risky", "parameter-added: additive"),
    "became required": (
        ((f"{LIMIT}/required", True),),
        "parameter-became-required: breaking",
        "parameter-became-optional: additive",
    ),
    "hook became optional": (
        ((f"{HOOK}/parameters/0/required", False),),
        "parameter-became-optional: breaking",
        "parameter-became-required: additive",
    ),
    "path required": (
        (("/paths/~1things~1{id}/parameters/0/required", False),),
        "parameter-became-optional: additive",
        "parameter-became-required: breaking",
    ),
    "location": (
        ((f"{LIMIT}/in", "header"),),
        "parameter-location-changed: breaking",
        "parameter-location-changed: breaking",
    ),
    "name": (
        ((f"{LIMIT}/name", "count"),),
        "parameter-added: additive, parameter-removed: risky",
        "parameter-added: additive, parameter-removed: risky",
    ),
    "explode": (
        ((f"{SORT}/explode", False),),
        "parameter-serialization-changed: breaking",
        "parameter-serialization-changed: breaking",
    ),
    "style": (
        ((f"{SORT}/style", "pipeDelimited"),),
        "parameter-serialization-changed: breaking",
        "parameter-serialization-changed: breaking",
    ),
    "path style": (
        (("/paths/~1things~1{id}/parameters/0/style", "matrix"),),
        "parameter-serialization-changed: breaking",
        "parameter-serialization-changed: breaking",
    ),
    "reserved": (
        ((f"{SORT}/allowReserved", True),),
        "parameter-reserved-changed: risky",
        "parameter-reserved-changed: risky",
    ),
    "empty": (
        ((f"{LIMIT}/allowEmptyValue", True),),
        "parameter-empty-allowed: additive",
        "parameter-empty-forbidden: breaking",
    ),
    "content": (
        ((f"{SORT}/content", {"text/plain": {"schema": TEXTS}}), (f"{SORT}/schema", DROP)),
        "parameter-media-type-changed: breaking",
        "parameter-media-type-changed: breaking",
    ),
    "deprecated": (((f"{LIMIT}/deprecated", True),), "parameter-deprecated: docs", "parameter-undeprecated: docs"),
    "description": (
        ((f"{LIMIT}/description", "Many."),),
        "parameter-description-changed: docs",
        "parameter-description-changed: docs",
    ),
    "example": (((f"{SORT}/example", ["b"]),), "examples-changed: docs", "examples-changed: docs"),
    "sunset": (((f"{LIMIT}/x-sunset", "2027-01-31"),), "sunset-set: risky", "sunset-removed: risky"),
    "shared": (
        (("/components/parameters/Page/required", True),),
        "parameter-became-required: breaking",
        "parameter-became-optional: additive",
    ),
    "path item": ((("/paths/~1things/parameters", [_QUERY]),), "parameter-added: additive", "parameter-removed: risky"),
}

BODIES: Final[Cases] = {
    "removed": (((f"{POST}/requestBody", DROP),), "request-body-removed: breaking", "request-body-added: additive"),
    "required": (
        ((f"{BODY}/required", True),),
        "request-body-became-required: breaking",
        "request-body-became-optional: additive",
    ),
    "hook": (
        ((f"{HOOK}/requestBody/required", False),),
        "request-body-became-optional: breaking",
        "request-body-became-required: additive",
    ),
    "hook body": (
        ((f"{HOOK}/requestBody", DROP),),
        "request-body-removed: breaking",
        "required-request-body-added: additive",
    ),
    "callback body": (
        ((f"{POST}/callbacks/done/{{$request.body#~1url}}/post/requestBody", DROP),),
        "request-body-removed: breaking",
        "request-body-added: additive",
    ),
    "description": (
        ((f"{BODY}/description", "Any."),),
        "request-body-description-changed: docs",
        "request-body-description-changed: docs",
    ),
    "override": (
        ((f"{POST}/requestBody/description", "Any."),),
        "request-body-description-changed: docs",
        "request-body-description-changed: docs",
    ),
    "media": (((f"{BODY}/content/text~1xml", {}),), "media-type-added: additive", "media-type-removed: breaking"),
    "range": (
        ((f"{BODY}/content/application~1json", DROP), (f"{BODY}/content/application~1*", {"schema": THING})),
        "media-type-generalized: additive",
        "media-type-specialized: breaking",
    ),
    "any": (
        ((f"{OK}/content/application~1json", DROP), (f"{OK}/content/*~1*", {"schema": THING})),
        "media-type-generalized: breaking",
        "media-type-specialized: additive",
    ),
    "version": (
        ((f"{OK}/content/text~1csv", DROP), (f"{OK}/content/text~1csv;header=present", {})),
        "media-type-parameters-changed: risky",
        "media-type-parameters-changed: risky",
    ),
    "content type": (
        ((f"{FORM}/encoding/file/contentType", "image/gif"),),
        "encoding-content-type-changed: breaking",
        "encoding-content-type-changed: breaking",
    ),
    "no encoding": (
        ((f"{FORM}/encoding/sizes", DROP),),
        "encoding-style-changed: breaking",
        "encoding-style-changed: breaking",
    ),
    "encoding style": (
        ((f"{FORM}/encoding/sizes/explode", False),),
        "encoding-style-changed: breaking",
        "encoding-style-changed: breaking",
    ),
    "part header": (
        ((f"{FORM}/encoding/file/headers/X-Part/required", True),),
        "header-became-required: breaking",
        "header-became-optional: additive",
    ),
    "part headers": (
        ((f"{FORM}/encoding/file/headers/X-More", {"required": True, "schema": STRING}),),
        "required-header-added: breaking",
        "required-header-removed: risky",
    ),
    "examples": (
        ((f"{FORM}/examples", {"one": {"value": {"file": "a"}}}),),
        "examples-changed: docs",
        "examples-changed: docs",
    ),
}

CASES: Final[Cases] = {
    f"{group}: {name}": case
    for group, cases in (
        ("calls", CALLS), ("parameters", PARAMETERS), ("bodies", BODIES), ("answers", ANSWERS), ("addresses", ADDRESSES)
    )
    for name, case in cases.items()
}  # fmt: skip
