"""Compare two effective specs by what they mean."""

from __future__ import annotations

from itertools import chain

from clientwright.pipeline.walking import Spec
from clientwright.review.diff.differences import Differences, Pairs, merged, ranked
from clientwright.review.diff.endpoints import endpoints, webhooks
from clientwright.review.diff.extras import compare_extras
from clientwright.review.diff.graph import Schemas
from clientwright.review.diff.matching import match_operations
from clientwright.review.diff.operation_rules import OPERATION_RULES
from clientwright.review.diff.operations import compare_operations
from clientwright.review.diff.schemes import compare_schemes
from clientwright.review.diff.security import compare_security, scheme_names
from clientwright.review.diff.servers import compare_servers
from clientwright.review.values import Change


def compare(before: Spec, after: Spec, provider: str) -> tuple[Change, ...]:
    """Find every difference of two effective specs, each once.

    References are followed, so that the names of components say nothing; nor do the order of members and of
    paths, statuses and named things, nor components that no operation uses.

    Args:
        before: The base.
        after: The head.
        provider: Whose specs these are.

    Returns:
        The differences, the worst first; specs that are broken are compared as far as they can be read.

    """
    schemas = Schemas(provider)
    # The schemas are known when all else has been compared.
    above = tuple(merged(_above(before, after, schemas.add), provider, OPERATION_RULES))
    return ranked(chain(above, schemas.changes()))


def _above(before: Spec, after: Spec, add: Pairs) -> Differences:
    matches = match_operations(endpoints(before), endpoints(after))
    called = match_operations(webhooks(before), webhooks(after))
    names = scheme_names(before, after)
    pairs = (*matches.pairs, *called.pairs)
    yield from compare_operations(matches, add)
    yield from compare_operations(called, add)
    yield from compare_security(pairs, names)
    yield from compare_schemes(pairs, names, before, after)
    yield from compare_servers(matches.pairs)
    yield from compare_extras(before, after)
