"""The main job on an embedded web: stories written for it, outlets that publish them in their real shapes."""

from __future__ import annotations

from console.demo.site import DemoSite
from console.demo.story import Story, Told, stories

__all__ = ["DemoSite", "Story", "Told", "stories"]
