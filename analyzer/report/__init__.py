"""A record as files for people: a self-contained HTML report, and tables as CSV."""

from analyzer.report.html import to_html
from analyzer.report.tables import TABLES, to_csv

__all__ = ["TABLES", "to_csv", "to_html"]
