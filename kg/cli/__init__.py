"""The command line, `tumen`. stdout is data, stderr is progress and log.

Exit status: 0 fine, 1 the work failed in part (each failed input is named on stderr, the others are done), 2 wrong
usage or nothing could be done.
"""

from __future__ import annotations

import sys

import click

from kg import __version__
from kg.cli.articles import add, extract, remove, times
from kg.cli.common import Failure
from kg.cli.graph import actors, conflicts, event, export, relations, timeline
from kg.cli.upkeep import check, evaluate, serve


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="tumen")
def tumen() -> None:
    """Who did what to whom between Russia and North Korea, when, and according to whom.

    Reads Vietnamese news, keeps every claim with the passage it rests on, merges what several outlets tell,
    and answers.

    \b
    Examples:
      tumen add corpus/digests            read articles into the graph
      tumen timeline --actor kim-jong-un  what he did, earliest first
      tumen relations russia north-korea  how two actors are tied
      tumen serve                         API, SPARQL and page on http://127.0.0.1:8000
    """


for command in (
    extract,
    times,
    add,
    remove,
    timeline,
    relations,
    event,
    actors,
    conflicts,
    export,
    evaluate,
    check,
    serve,
):
    tumen.add_command(command)


def main() -> None:
    """The console script; errors that are nobody's fault end in one line, never in a stack trace."""
    try:
        status = tumen.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("tumen: stopped; what was reported as added is kept", err=True)
        sys.exit(130)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        click.echo(f"tumen: {error.format_message()}", err=True)
        sys.exit(error.status if isinstance(error, Failure) else error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)
