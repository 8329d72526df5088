"""Charts of the outlook as SVG: strings for page and paper, right to left in Arabic."""

from hudna.show.charts.board import board
from hudna.show.charts.endings import endings
from hudna.show.charts.fan import fan
from hudna.show.charts.life import life
from hudna.show.charts.paper import on_paper
from hudna.show.charts.reliability import reliability
from hudna.show.charts.skill import skill
from hudna.show.charts.timeline import timeline
from hudna.show.charts.tree import tree

__all__ = ["board", "endings", "fan", "life", "on_paper", "reliability", "skill", "timeline", "tree"]
