"""Boundaries, neighbours, spatial statistics and map layers."""
