"""The line of Python that opens a provider's client on its sandbox."""

from __future__ import annotations

from clientwright.pipeline.walking import Spec


def line_of(spec: Spec, name: str, address: str) -> str:
    """Write the line to paste: the import of the generated client, and its constructor with made-up credentials.

    Args:
        spec: The provider's effective spec.
        name: What the provider is called.
        address: Where its sandbox answers.

    """
    from clientwright.pipeline.generation.providers import provider_of  # noqa: PLC0415  # slow: it brings the generator

    provider = provider_of(spec.document, name)
    arguments = []
    for scheme in provider.schemes:
        tail = scheme.argument.removeprefix("basic")
        names = (f"username{tail}", f"password{tail}") if scheme.basic else (scheme.argument,)
        arguments += [f'{each}="sandbox"' for each in names]
    arguments.append(f'base_url="{address}"')
    made = f"{name} = {provider.facade}({', '.join(arguments)})"
    return f"from {name}_client import {provider.facade}; {made}"
