"""serve: the library as an HTTP service."""

from __future__ import annotations

import os

import click

from fysiodekking.adapters.cli.output import (
    assume_options,
    dcsph_option,
    language_of_errors,
    packages_option,
    refuse,
    say_at_once,
)
from fysiodekking.adapters.cli.usage import Number
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.suppositions import Suppositions
from fysiodekking.model.diagnosis_list import DiagnosisList


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at: this machine alone.")
@click.option("--port", type=Number(0, 65_535), default=8_340, show_default=True, help="0 for any.")
@click.option("--jobs", type=Number(1, 64), default=os.cpu_count() or 1, help="Processes that answer.")
@click.option("--at-once", type=Number(1, 10_000), default=100, show_default=True, help="Requests at once.")
@click.option("--seconds", type=Number(1, 60), default=10, show_default=True, help="How long one may take.")
@assume_options
@packages_option
@dcsph_option
@language_of_errors
def serve(
    *,
    host: str,
    port: int,
    jobs: int,
    at_once: int,
    seconds: int,
    supposed: Suppositions,
    own: OwnPackages,
    diagnoses: DiagnosisList | None,
) -> None:
    """Answer over HTTP: /decisions, /explanations, /plans, /returns, /packages, /law/DAY; /openapi.json describes it.

    Nothing of what is asked is kept or logged. Whoever can reach the address can ask; there is no password.

    Exit status: 0 ended by SIGTERM or from the keyboard; 2 the address cannot be had.

    \b
    Example:
      fysiodekking serve --port 8340
    """
    try:
        from fysiodekking.adapters.service.app import Bounds  # noqa: PLC0415 - the extra may be missing
        from fysiodekking.adapters.service.doors import Served  # noqa: PLC0415
        from fysiodekking.adapters.service.server import serve as serve_at  # noqa: PLC0415
    except ModuleNotFoundError as error:
        refuse("serve.needs", module=str(error.name).partition(".")[0])
    bounds = Bounds(jobs=jobs, at_once=at_once, seconds=seconds)
    try:
        serve_at(host, port, Served(own, supposed, diagnoses), bounds, say_at_once)
    except OSError as error:
        refuse("serve.address", address=f"{host}:{port}", why=error.strerror or error)
