"""Run the generator in this process over a normalised document."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, Environment, PackageLoader
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from clientwright.pipeline.generation.context import Normalised
from clientwright.pipeline.generation.credentials import Credentials
from clientwright.pipeline.generation.discrimination import discriminator_of
from clientwright.pipeline.generation.naming import PREFIX
from clientwright.pipeline.generation.patches import patched


class PatchedLoader(BaseLoader):
    """The generator's own templates, with our patches."""

    def __init__(self) -> None:
        self.stock = PackageLoader("openapi_python_client")

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Read a template and patch it."""
        source, filename, fresh = self.stock.get_source(environment, template)
        return patched(template, source), filename, fresh


class Client(Project):
    """A client package, written without a word to the standard output and without shell commands."""

    def write(self, normalised: Normalised, credentials: Credentials) -> None:
        """Write the package into its folder."""
        styles, discriminators = normalised.styles, normalised.discriminators
        self.env.loader = PatchedLoader()
        self.env.filters.update(json=json.dumps, repr=repr)
        self.env.globals.update(
            styles=styles,
            deep_fields=lambda name: deep_fields(styles, name),
            discriminator_of=lambda union: discriminator_of(discriminators, union),
            credentials=credentials,
        )
        self.package_dir.mkdir(parents=True)
        self._create_package()
        self._build_models()
        self._build_api()


def deep_fields(styles: dict[tuple[str, str], str], operation: str) -> str:
    """Write the argument that names the form fields of an operation which go in brackets."""
    fields = sorted(name.removeprefix("body ") for at, name in styles if at == operation and name.startswith("body "))
    return f", frozenset({fields!r})" if fields else ""


def configuration(normalised: Normalised, package: str, folder: Path) -> Config:
    """Configure the generator for one package; nothing comes from the surroundings."""
    file = ConfigFile(
        content_type_overrides=normalised.content_types,
        package_name_override=package,
        project_name_override=package,
        post_hooks=[],
        field_prefix=PREFIX,
    )
    return Config.from_sources(file, MetaType.NONE, Path("openapi.json"), "utf-8", overwrite=True, output_path=folder)


def parse(normalised: Normalised, config: Config) -> GeneratorData | GeneratorError:
    """Parse the normalised document as the generator does; a crash of it is an error like another."""
    try:
        return GeneratorData.from_dict(normalised.data, config=config)
    except Exception as error:  # noqa: BLE001  # the generator reports some documents by any exception
        return GeneratorError(header="The generator crashed", detail=f"{type(error).__name__}: {error}")
