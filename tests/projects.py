"""Small projects to run the command line on."""

import subprocess
import sys
from pathlib import Path

THINGS = """\
openapi: 3.1.1
info: {title: Things, version: 1.2.3}
servers: [{url: https://things.example}]
tags: [{name: things}]
paths:
  /things/{id}:
    get:
      operationId: getThing
      tags: [things]
      parameters:
        - {name: id, in: path, required: true, description: Which one., schema: {type: string}}
      responses:
        "200":
          description: A thing.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Thing"}
              examples: {one: {externalValue: examples/getThing.200.json}}
        "404": {description: There is none.}
components:
  schemas:
    Thing:
      type: object
      description: A thing.
      required: [id]
      properties:
        id: {type: string}
        made: {type: string, format: date-time}
"""

OVERLAY = """\
overlay: 1.1.0
info: {title: Things have colours, version: 1.0.0}
actions:
  - target: $.components.schemas.Thing.properties
    update: {colour: {type: string}}
"""

OTHERS = """\
openapi: 3.0.3
info: {title: Others, version: "1"}
paths:
  /others:
    get:
      operationId: listOthers
      responses:
        "200": {description: All., content: {application/json: {schema: {type: array, items: {type: integer}}}}}
        "400": {description: No.}
"""


def write(root: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def project(root: Path) -> Path:
    """Write a project of two providers, one with an overlay and an example, and give its folder."""
    files = {
        "specs/things/openapi.yaml": THINGS,
        "specs/things/examples/getThing.200.json": '{"id": "1", "made": "2020-01-01T00:00:00Z"}',
        "overlays/things/fix-colour.overlay.yaml": OVERLAY,
        "specs/others.yaml": OTHERS,
    }
    write(root, files)
    return root


def command(root: Path, *arguments: str, hash_seed: str = "random") -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder, as a user would."""
    started = [sys.executable, "-m", "clientwright", *arguments]
    environment = {"PYTHONHASHSEED": hash_seed, "PATH": "/usr/bin:/bin", "HOME": str(root)}
    return subprocess.run(started, cwd=root, capture_output=True, text=True, check=False, env=environment, timeout=300)
