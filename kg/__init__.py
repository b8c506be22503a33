"""Tumen: a temporal knowledge graph of Russia–North Korea relations, read from Vietnamese news."""

__version__ = "0.1.0"
