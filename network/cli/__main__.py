"""`network …`: one module a command, loaded only when that command is called.

To add a command `network thing`: write network/cli/thing.py with a click command or group called
`command`. It is found by its file name; nothing is registered. Modules that are no commands begin
with an underscore. `network.cli._parts` gives a command its settings and services.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

import click

from network.errors import NetworkError
from network.settings import BadSettings

FOLDER = Path(__file__).resolve().parent


class OneModuleEach(click.Group):
    """A group whose commands are the modules beside this one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click hands it in
        """Every command there is, by name."""
        return sorted(
            found.name.replace("_", "-")
            for found in pkgutil.iter_modules([str(FOLDER)])
            if not found.name.startswith("_")
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command, or None where there is no such module."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"network.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, turning what the service refuses into one plain line."""
        try:
            return super().invoke(ctx)
        except BadSettings as error:
            raise click.ClickException(str(error)) from None
        except NetworkError as error:
            raise click.ClickException(error.title) from None


@click.group(cls=OneModuleEach)
@click.version_option(package_name=None, version="0.1.0", prog_name="network")
def main() -> None:
    """Run Rowan's database, keys, maps and background work."""


if __name__ == "__main__":
    sys.exit(main(prog_name="network"))
