"""Edits of answers, credentials, servers and the rest, each with what a comparison says of it."""

from __future__ import annotations

from typing import Final

from review_diff_helping import DROP, GET, HOOK, OK, OURS, POST, SCHEMES, STRING, TEXTS, Cases

_FLOW: Final = f"{SCHEMES}/oauth/flows/clientCredentials"

ANSWERS: Final[Cases] = {
    "success": (
        ((f"{GET}/responses/202", {"description": "A."}),),
        "success-status-added: risky",
        "success-status-removed: breaking",
    ),
    "beside default": (
        ((f"{POST}/responses/202", {"description": "A."}),),
        "success-status-added: risky",
        "success-status-removed: breaking",
    ),
    "error": (
        ((f"{GET}/responses/403", {"description": "A."}),),
        "error-status-added: additive",
        "error-status-removed: additive",
    ),
    "hook error": (
        ((f"{HOOK}/responses/410", DROP),),
        "error-status-removed: breaking",
        "error-status-added: additive",
    ),
    "in a range": (
        ((f"{GET}/responses/503", {"description": "Broken.", "content": {"application/json": {"schema": STRING}}}),),
        "status-detailed: docs",
        "status-folded: docs",
    ),
    "in a range otherwise": (
        ((f"{GET}/responses/503", {"description": "Broken."}),),
        "media-type-removed: breaking, status-detailed: docs",
        "media-type-added: additive, status-folded: docs",
    ),
    "in the default": (
        ((f"{POST}/responses/4XX", {"description": "Refused.", "content": {"application/json": {"schema": STRING}}}),),
        "status-detailed: docs",
        "status-folded: docs",
    ),
    "narrower": (
        ((f"{GET}/responses/5XX", DROP), (f"{GET}/responses/503", {"description": "Broken."})),
        "media-type-removed: breaking, status-detailed: docs, statuses-narrowed: additive",
        "error-status-added: additive, media-type-added: additive, status-folded: docs",
    ),
    "default": (
        ((f"{GET}/responses/default", {"description": "A."}),),
        "error-status-added: additive",
        "error-status-removed: additive",
    ),
    "description": (
        ((f"{OK}/description", "A."),),
        "response-description-changed: docs",
        "response-description-changed: docs",
    ),
    "failure": (((f"{POST}/responses/201/{OURS}failure", DROP),), "failure-removed: risky", "failure-added: risky"),
    "failures": (
        ((f"{POST}/responses/201/{OURS}failure/values/-", "worse"),),
        "failure-changed: risky",
        "failure-changed: risky",
    ),
    "header": (((f"{OK}/headers/X-New", {"schema": STRING}),), "header-added: additive", "header-removed: risky"),
    "required header": (
        ((f"{OK}/headers/X-Total", DROP),),
        "required-header-removed: breaking",
        "required-header-added: additive",
    ),
    "optional header": (
        ((f"{OK}/headers/X-Total/required", False),),
        "header-became-optional: breaking",
        "header-became-required: additive",
    ),
    "header content": (
        ((f"{OK}/headers/X-Note/content", {"text/plain": {"schema": TEXTS}}), (f"{OK}/headers/X-Note/schema", DROP)),
        "header-media-type-changed: breaking",
        "header-media-type-changed: breaking",
    ),
    "header deprecated": (
        ((f"{OK}/headers/X-Note/deprecated", True),),
        "header-deprecated: docs",
        "header-undeprecated: docs",
    ),
    "header description": (
        ((f"{OK}/headers/X-Note/description", "N."),),
        "header-description-changed: docs",
        "header-description-changed: docs",
    ),
    "link": (((f"{OK}/links/self", DROP),), "link-removed: docs", "link-added: docs"),
    "other link": (((f"{OK}/links/self/operationId", "a"),), "link-changed: docs", "link-changed: docs"),
}

ADDRESSES: Final[Cases] = {
    "open": ((("/security", []),), "security-optional: additive", "security-required: breaking"),
    "none": ((("/security", DROP),), "security-optional: additive", "security-required: breaking"),
    "optional": ((("/security/-", {}),), "security-optional: additive", "security-required: breaking"),
    "alternative": (
        (("/security/-", {"bearer": []}),),
        "security-alternative-added: additive",
        "security-alternative-removed: breaking",
    ),
    "tightened": ((("/security/0/bearer", []),), "security-tightened: breaking", "security-loosened: additive"),
    "scope": (
        ((f"{POST}/security/1/oauth/-", "write"),),
        "security-scope-added: breaking",
        "security-scope-removed: additive",
    ),
    "own": (((f"{GET}/security", []),), "security-optional: additive", "security-required: breaking"),
    "kind": (
        ((f"{SCHEMES}/key", {"type": "http", "scheme": "bearer", "description": "A key."}),),
        "security-scheme-kind-changed: breaking",
        "security-scheme-kind-changed: breaking",
    ),
    "location": (
        ((f"{SCHEMES}/key/in", "query"),),
        "security-scheme-location-changed: breaking",
        "security-scheme-location-changed: breaking",
    ),
    "name": (
        ((f"{SCHEMES}/key/name", "Other"),),
        "security-scheme-location-changed: breaking",
        "security-scheme-location-changed: breaking",
    ),
    "token": (((f"{_FLOW}/tokenUrl", "u"),), "security-url-changed: risky", "security-url-changed: risky"),
    "flow": (
        ((f"{SCHEMES}/oauth/flows/implicit", {"authorizationUrl": "u", "scopes": {}}),),
        "security-flow-added: additive",
        "security-flow-removed: breaking",
    ),
    "scopes": (((f"{_FLOW}/scopes/all", "All."),), "flow-scope-added: additive", "flow-scope-removed: breaking"),
    "scope words": (
        ((f"{_FLOW}/scopes/read", "R."),),
        "security-scheme-described: docs",
        "security-scheme-described: docs",
    ),
    "words": (
        ((f"{SCHEMES}/key/description", "K."),),
        "security-scheme-described: docs",
        "security-scheme-described: docs",
    ),
    "no servers": (
        (("/servers", DROP),),
        "server-removed: breaking, server-removed: breaking",
        "server-added: additive, server-added: additive",
    ),
    "server": ((("/servers/-", {"url": "https://c.example"}),), "server-added: additive", "server-removed: breaking"),
    "url": ((("/servers/0/url", "https://b.example"),), "server-url-changed: breaking", "server-url-changed: breaking"),
    "server order": (
        (
            ("/servers/0", DROP),
            ("/servers/-", {"url": "https://a.example", "description": "One.", f"{OURS}environment": "production"}),
        ),
        "default-server-changed: risky",
        "default-server-changed: risky",
    ),
    "server words": (
        (("/servers/0/description", "1."),),
        "server-description-changed: docs",
        "server-description-changed: docs",
    ),
    "environment": (
        ((f"/servers/0/{OURS}environment", "live"),),
        "server-environment-changed: docs",
        "server-environment-changed: docs",
    ),
    "variable": (
        (("/servers/1/variables/region/default", "us"),),
        "server-variable-default-changed: risky",
        "server-variable-default-changed: risky",
    ),
    "values": (
        (("/servers/1/variables/region/enum/-", "asia"),),
        "server-variable-widened: additive",
        "server-variable-narrowed: breaking",
    ),
    "no values": (
        (("/servers/1/variables/region/enum", DROP),),
        "server-variable-widened: additive",
        "server-variable-narrowed: breaking",
    ),
    "asked": (
        ((f"/servers/1/variables/region/{OURS}required", True),),
        "server-variable-became-required: risky",
        "server-variable-became-optional: additive",
    ),
    "variables": (
        (("/servers/1/variables/zone", {"default": "a"}),),
        "server-variable-added: additive",
        "server-variable-removed: risky",
    ),
    "own servers": (
        ((f"{GET}/servers", [{"url": "https://get.example"}]),),
        "server-added: additive, server-removed: breaking, server-removed: breaking",
        "server-added: additive, server-added: additive, server-removed: breaking",
    ),
    "version": ((("/openapi", "3.2.0"),), "openapi-version-changed: docs", "openapi-version-changed: docs"),
    "info": ((("/info/title", "T"),), "info-changed: docs", "info-changed: docs"),
    "docs": ((("/externalDocs/url", "u"),), "info-changed: docs", "info-changed: docs"),
    "provider": (((f"/info/{OURS}provider", "other"),), "provider-name-changed: docs", "provider-name-changed: docs"),
    "tag": ((("/tags/-", {"name": "new"}),), "tag-added: docs", "tag-removed: docs"),
    "tag words": ((("/tags/0/description", "T."),), "tag-described: docs", "tag-described: docs"),
}
