"""Extraction and merging against hand-made gold: alignment, measures, errors side by side."""
