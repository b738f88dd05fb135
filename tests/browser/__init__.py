"""Journeys through the atlas in a real Chromium."""
