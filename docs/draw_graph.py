"""Draws a GEXF file of `tumen export gexf` as a picture: who acts with whom, colours by kind.

Needs matplotlib, scipy and adjustText, which Tumen itself does not; install them into an environment of their own:

    python3 -m venv build/draw && build/draw/bin/pip install networkx matplotlib scipy adjustText
    tumen export gexf --store build/demo.db -o build/graph.gexf
    build/draw/bin/python docs/draw_graph.py build/graph.gexf docs/pictures/graph.png

Only the largest connected part is drawn. Disks grow with the number of events of an actor, lines with the number
of events that two share; the colours are those that the file gives, so Gephi shows the same ones.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

import matplotlib as mpl
import networkx as nx
import numpy as np
from adjustText import adjust_text

mpl.use("Agg")
from matplotlib import patheffects
from matplotlib import pyplot as plt
from matplotlib.lines import Line2D

LABELLED = 3  # events; actors with fewer go without a name
STRETCH = 0.45  # 0 leaves the distances from the middle as they are, towards 1 they become alike
HALO = [patheffects.withStroke(linewidth=3, foreground="white")]
KINDS = ("person", "state", "organ", "unit", "media", "place", "group")


def shared(read: nx.MultiDiGraph) -> nx.Graph:
    """One undirected edge a pair, its weight the number of events of all types; the largest connected part."""
    drawn = nx.Graph()
    drawn.add_nodes_from(read.nodes(data=True))
    for one, other, about in read.edges(data=True):
        before = drawn.edges[one, other]["events"] if drawn.has_edge(one, other) else 0
        drawn.add_edge(one, other, events=before + about["events"])
    return drawn.subgraph(max(nx.connected_components(drawn), key=len)).copy()


def colour(about: dict[str, object]) -> tuple[float, float, float]:
    """The colour that the file gives a node, from 0 to 1."""
    given = about["viz"]["color"]
    return given["r"] / 255, given["g"] / 255, given["b"] / 255


def layout(drawn: nx.Graph) -> dict[str, tuple[float, float]]:
    """Places by path length (Kamada and Kawai 1989), the crowded middle pulled apart."""
    at = nx.kamada_kawai_layout(drawn, weight=None)
    return {id: tuple(place * np.hypot(*place) ** -STRETCH) for id, place in at.items()}


def _size(events: int) -> float:
    return min(8 + 0.8 * math.sqrt(events), 14)


def draw(drawn: nx.Graph, path: Path) -> None:
    """Write the picture."""
    at = layout(drawn)
    figure, axes = plt.subplots(figsize=(12, 9), dpi=90)
    widths = [0.6 + 1.3 * math.log(about["events"]) for _, _, about in drawn.edges(data=True)]
    nx.draw_networkx_edges(drawn, at, ax=axes, width=widths, edge_color="#b9b4a6", alpha=0.8)
    sizes = [40 + 14 * about["events"] for _, about in drawn.nodes(data=True)]
    colours = [colour(about) for _, about in drawn.nodes(data=True)]
    nx.draw_networkx_nodes(
        drawn, at, ax=axes, node_size=sizes, node_color=colours, edgecolors="white", linewidths=1
    )
    axes.margins(0.05)
    axes.set_axis_off()
    named = [(at[id], about) for id, about in drawn.nodes(data=True) if about["events"] >= LABELLED]
    names = [
        axes.text(
            *where,
            about["label"],
            fontsize=_size(about["events"]),
            path_effects=HALO,
            ha="center",
            va="center",
        )
        for where, about in named
    ]
    thread = {"arrowstyle": "-", "color": "#5f5b52", "linewidth": 0.7, "shrinkB": 2}
    x, y = np.array([where for where, _ in named]).T
    adjust_text(
        names,
        x,
        y,
        ax=axes,
        arrowprops=thread,
        min_arrow_len=4,
        force_text=0.2,
        force_static=0.15,
        expand=(1.05, 1.2),
    )
    kinds = {about["class"]: colour(about) for _, about in drawn.nodes(data=True)}
    handles = [
        Line2D([], [], marker="o", linestyle="", markersize=9, color=kinds[kind], label=kind)
        for kind in KINDS
        if kind in kinds
    ]
    axes.legend(handles=handles, loc="lower left", frameon=False, fontsize=11)
    figure.tight_layout(pad=0.2)
    figure.savefig(path, facecolor="white", metadata={"Software": None})


def main() -> None:
    """`draw_graph.py GEXF PNG`."""
    if len(sys.argv) != 3:
        sys.exit("usage: draw_graph.py GRAPH.gexf PICTURE.png; tumen export gexf writes the first")
    draw(shared(nx.read_gexf(sys.argv[1])), Path(sys.argv[2]))


if __name__ == "__main__":
    main()
