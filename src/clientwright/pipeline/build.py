"""Make one provider's client in a folder of its own: load, check, overlay, check, generate."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection
from pathlib import Path

from attrs import field, frozen

from clientwright.pipeline.effective import Effective, Provider, effective_of
from clientwright.pipeline.examples import samples
from clientwright.pipeline.findings import Finding, Location, PipelineError, allow, errors
from clientwright.pipeline.loading import load
from clientwright.pipeline.walking import spec_of


@frozen
class Built:
    """What became of one provider.

    Attributes:
        provider: Its name.
        operations: How many operations the client has.
        models: How many models.
        actions: How many overlay actions were applied.
        examples: How many examples were held against their schemas.
        seconds: How long it took.
        findings: What there is to say; any error means that there is no client.

    """

    provider: str
    operations: int = 0
    models: int = 0
    actions: int = 0
    examples: int = 0
    seconds: float = 0.0
    findings: tuple[Finding, ...] = field(factory=tuple)


def build(provider: Provider, out: Path, say: Callable[[str], None], allowed: Collection[str] = ()) -> Built:
    """Make a provider's client in an empty folder; problems come back as findings, all that one run can show.

    Args:
        provider: Which.
        out: The folder to fill.
        say: Told the name of each step as it begins.
        allowed: Rules of the checks whose errors are taken for warnings.

    """
    from clientwright.pipeline.generation import generate  # noqa: PLC0415 (slow to import)

    begun = time.perf_counter()
    try:
        effective, findings = _checked(provider, say, allowed)
        if errors(findings):
            return Built(provider.name, findings=findings)
        say("generating")
        generated = generate(effective.document, provider.name, out)
        _add_sandbox(provider, effective, out)
    except PipelineError as error:
        return Built(provider.name, findings=error.findings)
    except OSError as error:
        return Built(provider.name, findings=(_refused(provider, error),))
    return Built(
        provider=provider.name,
        operations=generated.operations,
        models=generated.models,
        actions=effective.actions,
        examples=sum(sample.kind == "example" for sample in samples(spec_of(effective.document))),
        seconds=time.perf_counter() - begun,
        findings=(*findings, *generated.warnings),
    )


def _add_sandbox(provider: Provider, effective: Effective, out: Path) -> None:
    """Put what the sandbox plays a provider by beside the specification that its client carries."""
    if not provider.sandbox:
        return
    from clientwright.pipeline.overlay import apply  # noqa: PLC0415 (only where overlays are applied)

    overlays = [load(path) for path in provider.sandbox]
    apply(effective.document, overlays)  # so that what cannot be applied is not handed out
    for path, overlay in zip(provider.sandbox, overlays, strict=True):
        text = json.dumps({**overlay.data, "extends": "openapi.json"}, ensure_ascii=False, indent=2)
        place = out / f"{provider.name}_client" / f"{path.stem}.json"
        place.write_text(f"{text}\n", "utf-8", "backslashreplace", "\n")


def _refused(provider: Provider, error: OSError) -> Finding:
    about = f": {error.filename}" if error.filename else ""
    message = f"The system refused to go on ({error.strerror}{about}); put that right and try again."
    return Finding("system-refused", message, "", Location(provider.spec.as_posix()))


def _checked(
    provider: Provider, say: Callable[[str], None], allowed: Collection[str]
) -> tuple[Effective, tuple[Finding, ...]]:
    from clientwright.pipeline.checks import check  # noqa: PLC0415 (slow to import)

    say("reading")
    try:
        effective = effective_of(provider)
    except PipelineError as error:
        raise PipelineError(_causes(provider, error.findings, allowed)) from None
    say("checking")
    if effective.base.data != effective.document.data:
        found = errors(allow(check(effective.base), allowed))
        if found:
            return effective, (*effective.warnings, *found)
    findings = (*check(effective.document), *(_own_rules(effective) if provider.own else ()))
    return effective, (*effective.warnings, *allow(findings, allowed))


def _causes(provider: Provider, found: tuple[Finding, ...], allowed: Collection[str]) -> tuple[Finding, ...]:
    """Add what is wrong with the base itself, and drop what may only follow from it."""
    from clientwright.pipeline.checks import check  # noqa: PLC0415 (slow to import)

    try:
        wrong = errors(allow(check(load(provider.spec)), allowed))
    except PipelineError:
        return found
    files = {finding.location.file for finding in wrong if finding.rule.startswith("example-file")}
    echoes = {"overlay-target-unmatched", "example-file"} if wrong else set()
    return (*wrong, *(one for one in found if one.rule not in echoes and one.location.file not in files))


def _own_rules(effective: Effective) -> tuple[Finding, ...]:
    from clientwright.pipeline.checks.style import check_effective, check_evidence, check_style  # noqa: PLC0415

    evidence = (finding for overlay in effective.overlays for finding in check_evidence(overlay))
    return (*check_style(effective.base), *check_effective(effective.document), *evidence)
