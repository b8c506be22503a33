"""Articles from files, folders and streams, and what is said about input that gives none."""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path

import pytest

from kg.articles import ArticleError, read_path, read_stream
from kg.articles.language import why_not_vietnamese
from kg.model import Article, Span

SHARED = Path(__file__).parents[1].parent / "shared" / "corpus"
STORY = (
    "Đoàn tàu chở khách đầu tiên sau bốn năm đã rời ga biên giới sáng thứ Hai, theo ngành đường sắt Nga.\n"
    "Phía Triều Tiên cử một phái đoàn nhỏ ra ga đón, trong đó có thứ trưởng phụ trách giao thông.\n"
)
PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>Tàu khách chạy lại - Tuổi Trẻ</title>
<meta property="og:title" content="Tàu khách chạy lại"><meta property="og:site_name" content="Tuổi Trẻ">
<meta property="article:published_time" content="2024-11-29T01:30:00+07:00">
<link rel="canonical" href="https://tuoitre.vn/tau-khach.htm"></head>
<body><nav><a href="/">Trang chủ</a></nav>
<article><h1>Tàu khách chạy lại</h1><p>{}</p><p>{}</p></article>
<div class="comments"><h3>Bình luận</h3><p>Rất hay</p></div></body></html>""".format(*STORY.splitlines())


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def the_article(path: Path) -> Article:
    (item,) = read_path(path)
    assert isinstance(item, Article), str(item)
    return item


def the_error(path: Path) -> str:
    (item,) = read_path(path)
    assert isinstance(item, ArticleError)
    text = str(item)
    assert "\n" not in text and text.startswith(str(path)) and "; " in text
    return text


def test_plain_text_is_taken_as_it_is(tmp_path: Path) -> None:
    article = the_article(put(tmp_path / "tau.khach.txt", STORY))
    assert article == Article("tau.khach", STORY, body=(Span(0, len(STORY) - 1),))


def test_front_matter_describes_the_text_below_it(tmp_path: Path) -> None:
    head = 'id: tau\ntitle: "Tàu: chạy lại"\npublisher: www.tuoitre.vn\npublished: 2024-11-29\nlanguage: vi'
    article = the_article(put(tmp_path / "a.md", f"---\n{head}\n---\n\n\n{STORY}"))
    assert (article.id, article.title, article.text) == ("tau", "Tàu: chạy lại", STORY)
    assert (article.publisher, article.published, article.published_from) == (
        "tuoitre.vn",
        "2024-11-29",
        "given",
    )
    assert the_article(put(tmp_path / "b.md", STORY)).text == STORY


def test_a_page_gives_its_text_and_its_metadata(tmp_path: Path) -> None:
    article = the_article(put(tmp_path / "trang.htm", PAGE))
    assert [article.text[span.start : span.end] for span in article.body] == [STORY.strip()]
    assert (article.id, article.title) == ("trang", "Tàu khách chạy lại")
    assert (article.publisher, article.url) == ("tuoitre.vn", "https://tuoitre.vn/tau-khach.htm")
    assert (article.published, article.published_from) == ("2024-11-29", "given")


def test_json_holds_one_article_or_a_list(tmp_path: Path) -> None:
    record = {"text": STORY, "link": "https://vnexpress.net/a.html", "published": "2024-11-29T23:30:00-09:00"}
    article = the_article(put(tmp_path / "mot.json", json.dumps(record)))
    assert (article.id, article.publisher, article.published) == ("mot", "vnexpress.net", "2024-11-29")
    items = list(read_path(put(tmp_path / "hai.json", json.dumps([record, {**record, "id": 7}]))))
    assert [item.id for item in items if isinstance(item, Article)] == ["hai#1", "7"]


def test_a_summary_is_all_of_an_article_that_has_no_text(tmp_path: Path) -> None:
    record = {"title": "Tàu chạy lại", "summary": "Tàu khách đã rời ga biên giới.", "text": ""}
    article = the_article(put(tmp_path / "a.json", json.dumps(record)))
    assert article.is_summary and article.text == record["summary"]
    assert article.body == (Span(0, len(article.text)),)
    assert not the_article(put(tmp_path / "b.json", json.dumps({**record, "text": STORY}))).is_summary


def test_a_bad_line_does_not_keep_the_others(tmp_path: Path) -> None:
    lines = [json.dumps({"text": STORY})] * 8
    lines[6] = '{"text": "Nga'
    lines[7] = json.dumps({"id": "cuoi", "text": STORY})
    path = put(tmp_path / "tin.jsonl", "\ufeff" + "\n".join(lines[:3]) + "\n\n" + "\n".join(lines[4:]))
    items = list(read_path(path))
    assert [item.id for item in items if isinstance(item, Article)] == [
        *("tin#1", "tin#2", "tin#3", "tin#5", "tin#6"),
        "cuoi",
    ]
    (error,) = [item for item in items if isinstance(item, ArticleError)]
    assert str(error).startswith(f"{path} line 7: is broken JSON (column ")


def test_a_stream_is_json_lines() -> None:
    stream = io.StringIO(json.dumps({"text": STORY}) + "\n\nnot json\n")
    first, second = read_stream(stream)
    assert isinstance(first, Article) and first.id == "stdin#1"
    assert isinstance(second, ArticleError) and second.source == "stdin line 3"


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/2.txt",
        "a/1.txt",
        "README.md",
        "gold/x.json",
        "c.png",
        ".an/x.txt",
        "a/readme.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        put(tmp_path / name, STORY)
    put(tmp_path / "khoa.json", '{"events": {}}')
    items = list(read_path(tmp_path))
    assert [item.id for item in items if isinstance(item, Article)] == ["1", "2", "b"] == [*map(_id, items)]
    put(tmp_path / "z.json", '{"title": "Tàu"}')
    assert 'has neither "text"' in _id(list(read_path(tmp_path))[-1])
    (tmp_path / "trong").mkdir()
    assert "holds no articles" in the_error(tmp_path / "trong")


def _id(item: Article | ArticleError) -> str:
    return item.id if isinstance(item, Article) else str(item)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = _for_cp1258(STORY) if encoding == "cp1258" else STORY
    article = the_article(put(tmp_path / "a.txt", text.encode(encoding)))
    assert unicodedata.normalize("NFC", article.text) == STORY


def _for_cp1258(text: str) -> str:
    """Windows-1258 writes base letters of its own and tone marks after them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = []
    for letter in text:
        decomposed = unicodedata.normalize("NFD", letter)
        base = "".join(mark for mark in decomposed if mark not in tones)
        parts.append(
            unicodedata.normalize("NFC", base) + "".join(mark for mark in decomposed if mark in tones)
        )
    return "".join(parts)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n", "is empty"),
        ("a.txt", b"PK\x03\x04\x00\x00", "is a binary file"),
        ("a.txt", b"\xff\xfeN\x00\x00", "is broken UTF-16"),
        ("a.txt", "Đoàn tàu".encode() + b"\xff\xfe\xd2", "unknown encoding (byte 11 is no UTF-8)"),
        ("a.txt", "Поезд прибыл на станцию.".encode("cp1251"), "unknown encoding"),
        ("a.csv", STORY, "ends in .csv"),
        ("a", STORY, "ends in nothing"),
        ("a.json", '{"title": "Tàu"}', 'has neither "text" nor "summary"'),
        ("a.json", '{"text": ', "is broken JSON (column"),
        ("a.json", '{\n"text": x}', "is broken JSON (line 2, column"),
        ("a.json", "[" * 100_000, "is JSON beyond all bounds"),
        ("a.json", '"Tàu"', "is no JSON object"),
        ("a.json", '{"text": ["Tàu"]}', '"text" is no text but list'),
        ("a.json", '{"text": "Tàu chạy \\ud800"}', "characters that are no text"),
        ("a.json", '{"text": "Tàu đã chạy.", "published": "hôm qua"}', "\"published\" is no day: 'hôm qua'"),
        ("a.json", '{"text": "Tàu đã chạy.", "published": "2024-02-31"}', '"published" is no day'),
        ("a.json", '{"id": "a\\nb", "text": "Tàu đã chạy."}', "\"id\" can stand in no address: 'a\\nb'"),
        ("a.json", '{"id": "../a", "text": "Tàu đã chạy."}', "\"id\" can stand in no address: '../a'"),
        ("a.md", "---\ntitle: x\n", "front matter without an end"),
        ("a.md", "---\ntitle: [x\n---\nTàu", "broken front matter on line"),
        ("a.md", "---\n- x\n---\nTàu", "front matter that is no mapping"),
        ("a.md", "---\ntitle: x\n---\n\n", 'has neither "text"'),
        ("a.html", "<html><body></body></html>", "without an article's text"),
        (
            "a.txt",
            "The train left the station on Monday with two hundred people on board. " * 3,
            "looks English",
        ),
        ("a.txt", "Поезд прибыл на станцию в понедельник утром. " * 3, "looks Russian"),
        ("a.txt", "열차가 월요일 아침 역을 떠났다. " * 3, "looks Korean"),
        (
            "a.txt",
            "Doan tau cho khach dau tien sau bon nam da roi ga bien gioi, theo nganh duong sat Nga.",
            "diacritics",
        ),
        ("a.txt", "12345 67890", "holds no words"),
    ],
)
def test_what_gives_no_article_is_named_in_one_line(
    tmp_path: Path, name: str, content: str | bytes, reason: str
) -> None:
    assert reason in the_error(put(tmp_path / name, content))


def test_a_missing_path(tmp_path: Path) -> None:
    assert "does not exist" in the_error(tmp_path / "khong-co.txt")


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    assert "is 50 MB; an article is at most 20 MB" in the_error(path)


@pytest.mark.parametrize(
    "text",
    ["Nga - Triều ký hiệp ước", "Putin gặp Kim Jong Un", "Kim Jong Un", "Tên lửa KN-23: Ukraine công bố ảnh"],
)
def test_short_headlines_are_vietnamese(text: str) -> None:
    assert why_not_vietnamese(text) is None


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not beside this checkout")
def test_no_real_headline_or_summary_is_refused() -> None:
    refused = []
    for name in ("headlines.jsonl", "other.jsonl"):
        for line in (SHARED / name).read_text().splitlines():
            record = json.loads(line)
            refused += [record[key] for key in ("title", "summary") if why_not_vietnamese(record[key])]
    assert refused == []
