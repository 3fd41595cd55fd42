"""`guide graph`: what it prints, and what it says to wrong usage."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from guide.cli import main
from guide.shipped import shipped_trees
from tests.bench.trees import generated
from tests.conftest import TWO_EXAMPLES as SMALL


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return str(path)


def test_text_is_what_is_printed_without_a_word(small, capsys):
    assert main(["graph", small]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("A small tree\n")
    assert "●   1 Is it written down?" in out
    assert not err


@pytest.mark.parametrize(
    ("to", "begins"), [("text", "BPO or KPO?"), ("mermaid", "---\ntitle"), ("dot", "digraph {"), ("svg", "<?xml")]
)
def test_every_format_can_be_asked_for(to, begins, capsys):
    assert main(["graph", "bpo-or-kpo", "--to", to]) == 0
    assert capsys.readouterr().out.startswith(begins)


def test_answers_from_a_file_show_their_walk(small, tmp_path, capsys):
    answers = tmp_path / "answers.yaml"
    answers.write_text("written: no\njudged: always\n", encoding="utf-8")
    assert main(["graph", small, "--answers", str(answers), "--for", "Payroll"]) == 0
    out = capsys.readouterr().out
    assert "✓ Always" in out
    assert "┣━┓" in out
    assert "\nPayroll\n" in out


def test_a_walk_that_is_not_finished_is_shown_up_to_where_it_stands(small, capsys):
    assert main(["graph", small, "--answer", "written=no"]) == 0
    assert "2 Does it need judgement?                                             ◀ here" in capsys.readouterr().out


def test_answers_that_the_tree_does_not_have_are_refused(small, capsys):
    assert main(["graph", small, "--answer", "writen=no"]) == 1
    out, err = capsys.readouterr()
    assert not out
    assert "did you mean `written`?" in err


def test_coverage_counts_the_examples(small, capsys):
    assert main(["graph", small, "--coverage"]) == 0
    out = capsys.readouterr().out
    assert "2 examples" in out
    assert any(line.endswith("never") and "Partly" in line for line in out.splitlines())


def test_coverage_and_a_walk_exclude_each_other(small, capsys):
    assert main(["graph", small, "--coverage", "--answer", "written=no"]) == 2
    assert "leave one of the two out" in capsys.readouterr().err


def test_collapse_puts_the_questions_of_a_criterion_into_one_box(capsys):
    assert main(["graph", "bpo-or-kpo", "--collapse"]) == 0
    out, err = capsys.readouterr()
    assert "◎ 1–4 Task predictability: 4 questions" in out
    assert "How long until" not in out
    assert not err


def test_a_tree_that_can_not_be_collapsed_is_drawn_whole_and_that_is_said(tmp_path, capsys):
    path = tmp_path / "one.yaml"
    path.write_text(generated(3), encoding="utf-8")  # all about one criterion
    assert main(["graph", str(path), "--collapse"]) == 0
    out, err = capsys.readouterr()
    assert "do part 2 of the task" in " ".join(out.split())
    assert err == "Nothing is collapsed: all its questions are about one criterion, or no two in a row are about the same.\n"


@pytest.fixture
def large(tmp_path):
    """Seventy questions about two things."""
    text = generated(70).replace("\nstart:", "\n  core: {title: Core}\nstart:")
    head, mark, rest = text.partition("  q35:")
    path = tmp_path / "large.yaml"
    path.write_text(head + mark + rest.replace("criterion: predictability", "criterion: core"), encoding="utf-8")
    return str(path)


def test_a_large_tree_is_collapsed_by_itself_and_that_is_said(large, capsys):
    assert main(["graph", large]) == 0
    out, err = capsys.readouterr()
    assert "Core: 35 questions" in out
    assert err == "70 questions are drawn as one box for each criterion: --no-collapse draws every one.\n"


def test_a_large_tree_is_drawn_whole_where_that_is_asked_for(large, capsys):
    assert main(["graph", large, "--no-collapse"]) == 0
    out, err = capsys.readouterr()
    assert "do part 69 of the task" in " ".join(out.split())
    assert not err


def test_a_walk_is_shown_in_a_collapsed_tree_too(large, capsys):
    assert main(["graph", large, "--answer", "q0=yes", "--collapse"]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "Task predictability" in line]
    assert line.startswith("◎ 1–35 ")
    assert line.endswith("◀ here")


def test_a_tree_with_errors_is_not_drawn(tmp_path, capsys):
    path = tmp_path / "broken.yaml"
    path.write_text(SMALL.replace("then: judged", "then: juged"), encoding="utf-8")
    assert main(["graph", str(path)]) == 1
    out, err = capsys.readouterr()
    assert not out
    assert "unknown-destination" in err


def test_a_tree_whose_examples_alone_have_errors_is_drawn(tmp_path, capsys):
    path = tmp_path / "edited.yaml"
    path.write_text(SMALL.replace("judged: never, ", ""), encoding="utf-8")
    assert main(["graph", str(path), "--coverage"]) == 0
    assert "of 1 example" in capsys.readouterr().out


def test_an_unknown_format_is_wrong_usage(small, capsys):
    assert main(["graph", small, "--to", "pdf"]) == 2
    assert "--to can't be `pdf`: it can be `text`, `mermaid`, `dot` or `svg`.\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "begins"), [("g.svg", "<?xml"), ("g.mmd", "---"), ("g.DOT", "digraph {"), ("g.txt", "A small")]
)
def test_the_name_of_the_file_says_the_format(small, tmp_path, capsys, name, begins):
    output = tmp_path / name
    assert main(["graph", small, "--output", str(output)]) == 0
    assert output.read_text(encoding="utf-8").startswith(begins)
    assert capsys.readouterr().out == f"{output} is written.\n"


def test_a_file_that_is_there_is_left_alone(small, tmp_path, capsys):
    (tmp_path / "g.svg").write_text("mine", encoding="utf-8")
    assert main(["graph", small, "--output", str(tmp_path / "g.svg")]) == 2
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "g.svg").read_text(encoding="utf-8") == "mine"


def test_a_file_whose_name_says_no_format_is_not_written(small, tmp_path, capsys):
    assert main(["graph", small, "--output", str(tmp_path / "g.png")]) == 2
    assert capsys.readouterr().err == (
        "guide graph writes no .png: end the name in .txt, .mmd, .dot or .svg, or say the format with --to.\n"
    )
    assert not (tmp_path / "g.png").exists()


def test_an_output_that_spells_only_ascii_gets_plainer_rails_and_sound_svg(small, tmp_path):
    import os
    import subprocess
    import sys

    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    text = subprocess.run([sys.executable, "-m", "guide", "graph", small], env=env, capture_output=True, check=True).stdout
    assert b'+-.     if 1 is "No"' in text
    assert b"?" not in text.replace(b"down?", b"").replace(b"judgement?", b"").replace(b"there?", b"")
    svg = subprocess.run(
        [sys.executable, "-m", "guide", "graph", small, "--to", "svg"], env=env, capture_output=True, check=True
    ).stdout
    ElementTree.fromstring(svg)


def test_drawing_imports_no_screen(capsys):
    import subprocess
    import sys

    code = (
        "import sys; from guide.cli import main; main(['graph', sys.argv[1], '--to', 'svg']); "
        "assert not {'textual', 'rich'} & {name.split('.')[0] for name in sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code, shipped_trees()["bpo-or-kpo"]], capture_output=True, check=True)
