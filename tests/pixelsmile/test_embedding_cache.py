"""What the cache keeps, forgets, and survives."""

import os
from pathlib import Path

import numpy as np
import pytest
import torch

from pixelsmile_desktop.engines.pixelsmile import embedding_cache
from pixelsmile_desktop.engines.pixelsmile.conditioning import PictureEmbeddings
from pixelsmile_desktop.engines.pixelsmile.embedding_cache import EmbeddingCache, embedding_key


def some_embeddings(seed: int = 0) -> PictureEmbeddings:
    draw = torch.Generator().manual_seed(seed)
    tails = {word: torch.randn(7, 8, generator=draw).bfloat16() for word in ("neutral", "happy", "word of mine")}
    prefix = torch.randn(20, 8, generator=draw).bfloat16()
    return PictureEmbeddings(prefix, tails, {"neutral": 1, "happy": 1, "word of mine": 3})


def equal(first: PictureEmbeddings | None, second: PictureEmbeddings) -> bool:
    return (
        first is not None
        and torch.equal(first.prefix, second.prefix)
        and first.tokens == second.tokens
        and all(torch.equal(first.tails[word], tail) for word, tail in second.tails.items())
    )


def test_what_was_put_in_comes_back_in_this_process_and_the_next(tmp_path: Path) -> None:
    cache = EmbeddingCache(tmp_path / "cache")
    assert cache.get("a") is None
    cache.put("a", some_embeddings())
    assert equal(cache.get("a"), some_embeddings())
    assert equal(EmbeddingCache(tmp_path / "cache").get("a"), some_embeddings())
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["a.safetensors"]


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\x08\0\0\0\0\0\0\0{}      ", None])
def test_a_damaged_file_counts_as_none(tmp_path: Path, damage: bytes | None) -> None:
    EmbeddingCache(tmp_path).put("a", some_embeddings())
    path = tmp_path / "a.safetensors"
    path.write_bytes(path.read_bytes()[:-40] if damage is None else damage)
    cache = EmbeddingCache(tmp_path)
    assert cache.get("a") is None
    cache.put("a", some_embeddings(1))
    assert equal(EmbeddingCache(tmp_path).get("a"), some_embeddings(1))


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"")
    cache = EmbeddingCache(in_the_way / "cache")
    cache.put("a", some_embeddings())
    assert equal(cache.get("a"), some_embeddings())


def test_the_files_unused_for_longest_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = EmbeddingCache(tmp_path)
    cache.put("a", some_embeddings())
    size = (tmp_path / "a.safetensors").stat().st_size
    monkeypatch.setattr(embedding_cache, "_BYTES_ON_DISK", 2 * size)
    os.utime(tmp_path / "a.safetensors", (100, 100))
    cache.put("b", some_embeddings())
    os.utime(tmp_path / "b.safetensors", (200, 200))
    assert equal(EmbeddingCache(tmp_path).get("a"), some_embeddings())  # used now, so b is the oldest
    cache.put("c", some_embeddings())
    assert {path.stem for path in tmp_path.iterdir()} == {"a", "c"}


def test_memory_holds_a_few(tmp_path: Path) -> None:
    cache = EmbeddingCache(tmp_path / "file" / "nowhere")
    (tmp_path / "file").write_bytes(b"")
    for index in range(9):
        cache.put(str(index), some_embeddings(index))
    assert cache.get("0") is None
    assert equal(cache.get("8"), some_embeddings(8))


def test_the_key_tells_everything_apart() -> None:
    picture = np.zeros((4, 6, 3), np.uint8)
    other = picture.copy()
    other[3, 5, 2] = 1
    keys = {
        embedding_key(picture, ("model", "person")),
        embedding_key(other, ("model", "person")),
        embedding_key(picture.reshape(6, 4, 3), ("model", "person")),
        embedding_key(picture, ("model", "character")),
        embedding_key(picture, ("modelperson",)),
    }
    assert len(keys) == 5
    assert embedding_key(picture.copy(), ("model", "person")) in keys
