"""The server: REST under `/api/v1`, a guarded SPARQL endpoint, the ontology and the page."""
