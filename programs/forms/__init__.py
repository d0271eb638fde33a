"""What visitors send in: reports, suggestions, and what people who took part say."""

from .experiencing import ExperienceForm
from .guarded import Guarded
from .reporting import ReportForm
from .suggesting import SuggestionForm

__all__ = ["ExperienceForm", "Guarded", "ReportForm", "SuggestionForm"]
