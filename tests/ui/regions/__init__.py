"""Tests of the regions: what each question answers."""
