"""Run the generator's parser in this process over a normalised document."""

from __future__ import annotations

from pathlib import Path

from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.schema import ParameterLocation

from clientwright.pipeline.generation.context import Normalised
from clientwright.pipeline.generation.naming import PREFIX


def configuration(normalised: Normalised, package: str) -> Config:
    """Configure the generator for one package; nothing comes from the surroundings."""
    file = ConfigFile(
        content_type_overrides=normalised.content_types,
        package_name_override=package,
        project_name_override=package,
        post_hooks=[],
        field_prefix=PREFIX,
    )
    return Config.from_sources(file, MetaType.NONE, Path("openapi.json"), "utf-8", overwrite=True, output_path=None)


def parse(normalised: Normalised, package: str) -> GeneratorData | GeneratorError:
    """Parse the normalised document as the generator does; a crash of it is an error like another."""
    for kind in (PropertyProtocol, NoneProperty):
        kind._allowed_locations = set(ParameterLocation)  # noqa: SLF001  # its own code could not send all of them
    try:
        return GeneratorData.from_dict(normalised.data, config=configuration(normalised, package))
    except Exception as error:  # noqa: BLE001  # the generator reports some documents by any exception
        return GeneratorError(header="The generator crashed", detail=f"{type(error).__name__}: {error}")
