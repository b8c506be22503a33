"""SPARQL 1.1 Protocol, query only, run by confined worker processes that may be killed at any time."""
