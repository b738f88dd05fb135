"""What journeys and the benchmark do with the handle of years."""

from __future__ import annotations

# The milliseconds of one step: from moving the handle to the frame after the map's new colours.
STEP = """async year => {
  const slider = document.querySelector('.years-year');
  const frame = () => new Promise(requestAnimationFrame);
  const started = performance.now();
  slider.value = year;
  slider.dispatchEvent(new Event('input'));
  await frame(); await frame();
  return performance.now() - started;
}"""
