"""Reports: the same figures in all three forms, and a page that needs nothing from anywhere."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from pixelsmile_desktop.benchmark.ffe.intervals import Estimate
from pixelsmile_desktop.benchmark.ffe.judgement import Failure
from pixelsmile_desktop.benchmark.ffe.metrics import METRICS
from pixelsmile_desktop.benchmark.ffe.published import CLOUD_JUDGE, PUBLISHED
from pixelsmile_desktop.benchmark.ffe.report import build_report
from pixelsmile_desktop.benchmark.ffe.report_files import write_report
from pixelsmile_desktop.benchmark.ffe.report_html import page
from pixelsmile_desktop.benchmark.ffe.report_markdown import markdown
from pixelsmile_desktop.benchmark.ffe.result_json import Outcome
from pixelsmile_desktop.benchmark.ffe.run_ledger import PICTURES_NAME, Run, open_run, read_run
from pixelsmile_desktop.benchmark.ffe.svg_plots import Marker, heat_map, line_chart, metric_chart
from pixelsmile_desktop.core.expression import TWELVE, Expression
from tests.ffe.making import QUARTERS, description, judged, many, write_run


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Six faces, twelve expressions, four intensities, and a failure."""
    folder = write_run(tmp_path_factory.mktemp("run"), many(6, QUARTERS), recognisers=("arcface",))
    with open_run(folder, description(recognisers=("arcface",)), resume=True) as ledger:
        what = 'the engine said <b>"no"</b>; try | again\nlater'
        ledger.add(Outcome(Failure("x/happy", "x", Expression.HAPPY, 1.0, what)))
    return read_run(folder)


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href")]
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_needs_nothing_from_anywhere(run: Run) -> None:
    text = page(build_report(run), run)
    parsed = Page()
    parsed.feed(text)
    assert parsed.open == []
    assert all(address.startswith("data:image/jpeg;base64,") for address in parsed.addresses)
    assert len(parsed.addresses) == 6 * 48 + 6
    assert not {"script", "link", "iframe"} & set(parsed.tags)
    assert re.findall(r"url\(|@import", text) == []
    assert set(re.findall(r"https?://[^\"' ]+", text)) == {"http://www.w3.org/2000/svg"}


def test_every_plot_is_well_formed(run: Run) -> None:
    plots = re.findall(r"<svg.*?</svg>", page(build_report(run), run), re.DOTALL)
    assert len(plots) == 2 + 12
    for plot in plots:
        assert ElementTree.fromstring(plot).tag.endswith("svg")


def test_what_files_say_is_escaped(run: Run) -> None:
    text = page(build_report(run), run)
    assert "&lt;b&gt;" in text
    assert "<b>" not in text


def test_a_page_that_would_be_too_large_leaves_pictures_in_the_folder(run: Run) -> None:
    whole = page(build_report(run), run)
    small = page(build_report(run), run, budget=len(whole) // 3)
    assert "more faces would make the page too large" in small
    assert len(small) < 0.6 * len(whole)


def test_missing_pictures_do_not_stop_a_report(run: Run, tmp_path: Path) -> None:
    lost = Run(tmp_path, run.description, run.outcomes)
    assert "no picture" in page(build_report(lost), lost)
    assert (run.folder / PICTURES_NAME / "0.jpg").is_file()


def test_figures_are_the_same_in_json_and_markdown(run: Run) -> None:
    report = build_report(run)
    files = write_report(report, run)
    told = json.loads(files.json.read_text(encoding="utf-8"))
    text = files.markdown.read_text(encoding="utf-8")
    for metric in METRICS:
        value = told["metrics"][metric.key]["value"]
        assert f"| {metric.title} | {value:.{metric.digits}f} |" in text
        assert told["metrics"][metric.key]["low"] <= value <= told["metrics"][metric.key]["high"]
    assert files.page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert told["edits"] == 288
    assert told["subjects"] == 6
    assert len(told["failures"]) == 1
    rows = told["confusion"]["shares"]
    assert [len(row) for row in rows] == [12] * 12
    assert sum(rows[0]) == pytest.approx(1)


def test_what_failures_say_is_no_tag_in_markdown(run: Run) -> None:
    assert markdown(build_report(run)).endswith(
        '\n- x/happy at 1: the engine said \\<b>"no"\\</b>; try | again later\n'
    )


def test_the_page_follows_the_colours_of_its_reader(run: Run) -> None:
    """Every colour is said once, dark and light, but for the fill of the heat map and the ink on it."""
    text = page(build_report(run), run)
    style, body = text.split("</style>")
    used = set(re.findall(r"var\((--\w+)\)", text))
    dark, light, printed = (dict(re.findall(r"(--\w+): (#\w{6})", part)) for part in style.split("@media"))
    assert used == dark.keys() == light.keys()
    assert light == printed
    assert all(contrast(colours["--ground"], colours[ink]) > 4.5 for colours in (dark, light) for ink in INKS)
    assert len(set(re.findall(r"#[0-9a-f]{6}\b", re.sub('base64,[^"]*', "", body)))) == 2


INKS = ("--text", "--quiet", "--accent")


def contrast(first: str, second: str) -> float:
    """By the WCAG, 1 to 21."""
    levels = [np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]) for colour in (first, second)]
    linear = [np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4) for level in levels]
    darker, lighter = sorted(float(values @ (0.2126, 0.7152, 0.0722)) for values in linear)
    return (lighter + 0.05) / (darker + 0.05)


def test_published_rows_stand_beside_ours_with_their_judge(run: Run) -> None:
    report = build_report(run)
    head, _, judges, *_ = (line for line in markdown(report).splitlines() if line.startswith("|"))
    names, told = ([cell.strip() for cell in line.split("|")] for line in (head, judges))
    for row in PUBLISHED:
        assert told[names.index(row.name)] == CLOUD_JUDGE
    assert told[names.index("Instant")] == "a judge"
    assert report.as_dict()["published"][0]["judge"] == CLOUD_JUDGE
    assert "cannot be compared" in markdown(report)


def test_a_table_in_markdown_has_as_many_cells_in_every_row(run: Run) -> None:
    tables = re.findall(r"(?:^\|.*\n)+", markdown(build_report(run)), re.MULTILINE)
    assert len(tables) == 3
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


def test_a_report_says_what_it_does_not_know(tmp_path: Path) -> None:
    known = TWELVE[:3]
    run = read_run(write_run(tmp_path, [judged(TWELVE[0], TWELVE[0], known=known)]))
    text = markdown(build_report(run))
    assert "Nobody measured identity" in text
    assert "The judge does not know fear, anxious" in text
    assert "Fewer than 5 faces give no intervals" in text
    assert "| Acc-12 | \N{EN DASH} |" in text


def test_a_run_without_results_gives_a_report(tmp_path: Path) -> None:
    run = read_run(write_run(tmp_path, []))
    files = write_report(build_report(run), run)
    assert json.loads(files.json.read_text())["metrics"]["acc6"]["value"] is None


def test_expressions_are_told_with_what_they_are_mistaken_for(tmp_path: Path) -> None:
    fear, surprised = Expression.FEAR, Expression.SURPRISED
    judgements = [judged(fear, surprised, "a"), judged(fear, surprised, "b"), judged(fear, fear, "c", identity=0.5)]
    (row,) = build_report(read_run(write_run(tmp_path, judgements))).rows
    assert (row.edits, row.recognised, row.mistaken_for, row.identity) == (3, pytest.approx(1 / 3), surprised, 0.5)
    assert row.score == pytest.approx(0.8 / 3)


def test_marks_of_a_chart_lie_where_their_values_say() -> None:
    chart = metric_chart([Marker("a<b", Estimate(0.5, 0.25, 0.75), 1.0), Marker("none", Estimate(None))])
    root = ElementTree.fromstring(chart)
    circles = [float(each.get("cx", "")) for each in root.iter("{http://www.w3.org/2000/svg}circle")]
    assert circles == [600, 345]
    assert "cannot be told" in "".join(root.itertext())
    assert "a<b" in "".join(root.itertext())


def test_a_heat_map_leaves_empty_what_cannot_be_told() -> None:
    root = ElementTree.fromstring(heat_map(np.array([[1.0, np.nan]]), ["a"], ["a", "b"]))
    boxes = list(root.iter("{http://www.w3.org/2000/svg}rect"))
    assert [box.get("fill-opacity") for box in boxes] == ["1.000", None]


def test_a_line_chart_holds_what_lies_outside() -> None:
    points = [(0.5, Estimate(0.5, -0.2, 1.4)), (1.0, Estimate(1.0))]
    root = ElementTree.fromstring(line_chart("happy", points, 1.0))
    heights = [float(each.get("cy", "")) for each in root.iter("{http://www.w3.org/2000/svg}circle")]
    assert heights[0] > heights[1] >= 26
