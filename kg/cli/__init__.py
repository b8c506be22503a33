"""The command line, `tumen`. stdout is data, stderr is progress and log.

Exit status: 0 fine; 1 the work failed in part (each failed input is named on stderr, the others are done);
2 wrong usage, or nothing could be done; 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import os
import signal
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.cli.failures import Failure, one_line

# The module of each command and its line in the list; a module is imported when its command is run, so that
# `tumen times` does not wait for the database and `tumen --help` for nothing at all.
COMMANDS = {
    "extract": ("extract", "Articles to claims, as JSON Lines; nothing is stored."),
    "times": ("extract", "Time expressions alone: JSON Lines in, JSON Lines out."),
    "add": ("add", "Read articles into the graph; adding one again changes nothing."),
    "remove": ("add", "Withdraw articles and all that rests on them alone."),
    "timeline": ("graph", "Events, earliest first, or how many happened when."),
    "relations": ("relations", "How two actors are tied: shared events, years, states, paths."),
    "path": ("relations", "The shortest ways between two actors through shared events."),
    "central": ("relations", "Who stands in the middle of the network, of a year or all."),
    "event": ("event", "One event with every claim, its passage and its source."),
    "actors": ("graph", "Who takes part, those with most events first."),
    "facets": ("facets", "The places, outlets, cited sources … that filters can take."),
    "conflicts": ("graph", "Events whose sources disagree, and who says what."),
    "review": ("review", "Decide pair by pair what merging was unsure of."),
    "merge": ("decide", "Decide that events or claims tell one happening."),
    "split": ("decide", "Decide that they tell different happenings."),
    "unsure": ("decide", "Note that you looked and could not tell."),
    "undo": ("decide", "Take decisions back."),
    "decisions": ("decide", "What was decided, by whom, when and why."),
    "decide": ("decide", "Take over the decisions of another store."),
    "export": ("export", "The graph for Gephi, spreadsheets, RDF tools, programs."),
    "evaluate": ("evaluate", "Extraction against hand-made gold: precision, recall, F1."),
    "rdf": ("upkeep", "Bring the RDF up to date, or make it anew: here or elsewhere."),
    "check": ("upkeep", "Validate the store: shapes, evidence, agreement of its views."),
    "serve": ("upkeep", "API, SPARQL endpoint and page, until stopped with Ctrl-C."),
}


class Commands(click.Group):
    """The commands by name, each imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"kg.cli.{COMMANDS[cmd_name][0]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with. Raises UsageError, naming what comes near it."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            meant = f"; did you mean {near[0]}?" if near else ""
            raise click.UsageError(f"there is no command {args[0]!r}{meant}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from `COMMANDS`."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; Ctrl-C ends it with a Failure."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough
            raise Failure("stopped", status=130) from None


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="tumen")
@click.pass_context
def tumen(ctx: click.Context) -> None:
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
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)


def main() -> None:
    """The console script. Whatever goes wrong ends in one line on stderr, never in a stack trace."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without these letters shows ? for them
            stream.reconfigure(errors="replace")
    try:
        status = tumen.main(prog_name="tumen", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        end(f"{error.format_message()} ({_command_of(error)} --help shows how)", 2)
    except click.ClickException as error:
        end(error.format_message(), error.status if isinstance(error, Failure) else error.exit_code)
    except (KeyboardInterrupt, click.exceptions.Abort):
        end("stopped", 130)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        end(f"{error.filename or 'output'}: {error.strerror or error}; make room or choose another place", 2)
    except Exception as error:
        if os.environ.get("TUMEN_DEBUG"):
            raise
        end(f"{type(error).__name__}: {error}; this should not happen, TUMEN_DEBUG=1 shows where", 2)
    sys.exit(status if isinstance(status, int) else 0)


def end(message: str, status: int) -> None:
    """Say why in one line on stderr and end the program."""
    click.echo(f"tumen: {one_line(message)}", err=True)
    sys.exit(status)


def _command_of(error: click.UsageError) -> str:
    return error.ctx.command_path if error.ctx else "tumen"
