import errno
from pathlib import Path

import pytest
import torch

from pixelsmile_desktop.core.errors import SaveError
from pixelsmile_desktop.training import cache as module
from pixelsmile_desktop.training.cache import TensorCache, content_key
from pixelsmile_desktop.training.records import DatasetError

FACTS = {"model": "m", "precision": "bf16"}


def test_tensors_come_back_as_they_were_put(tmp_path: Path) -> None:
    tensors = {"a": torch.randn(3, 2), "b": torch.tensor([1, 2]), "c": torch.randn(4).bfloat16()}
    with TensorCache(tmp_path / "cache", FACTS) as cache:
        cache.put(tensors)
        assert "a" in cache
        cache.flush()
    with TensorCache(tmp_path / "cache", FACTS) as cache:
        for name, tensor in tensors.items():
            assert torch.equal(cache.get(name), tensor)
            assert cache.get(name).dtype == tensor.dtype
        with pytest.raises(KeyError):
            cache.get("d")


def test_a_full_shard_is_written_without_being_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SHARD_BYTES", 100)
    with TensorCache(tmp_path, FACTS) as cache:
        for index in range(5):
            cache.put({str(index): torch.zeros(20)})
        assert len(list(tmp_path.glob("*.safetensors"))) == 2
        assert all(str(index) in cache for index in range(5))


def test_several_processes_can_fill_one_cache(tmp_path: Path) -> None:
    with TensorCache(tmp_path, FACTS) as first, TensorCache(tmp_path, FACTS) as second:
        first.put({"a": torch.zeros(1)})
        second.put({"b": torch.ones(1)})
        first.flush()
        second.flush()
        assert "b" not in first
        first.refresh()
        assert first.get("b") == 1


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"model": "other", "precision": "bf16"}, "another model"),
        ({"model": "m", "precision": "fp32"}, "another precision"),
    ],
)
def test_the_cache_of_another_model_is_refused(tmp_path: Path, facts: dict[str, str], said: str) -> None:
    TensorCache(tmp_path, FACTS)
    with pytest.raises(DatasetError, match=said):
        TensorCache(tmp_path, facts)


@pytest.mark.parametrize("content", [b"", b"[]", b"{"])
def test_a_damaged_manifest_is_refused(tmp_path: Path, content: bytes) -> None:
    TensorCache(tmp_path, FACTS)
    (tmp_path / "cache.json").write_bytes(content)
    with pytest.raises(DatasetError):
        TensorCache(tmp_path, FACTS)


def test_a_damaged_shard_counts_as_none(tmp_path: Path) -> None:
    with TensorCache(tmp_path, FACTS) as cache:
        cache.put({"a": torch.zeros(100)})
        cache.flush()
    (shard,) = tmp_path.glob("*.safetensors")
    shard.write_bytes(shard.read_bytes()[:-1])
    assert "a" not in TensorCache(tmp_path, FACTS)


def test_a_shard_that_is_damaged_while_it_is_used_is_named(tmp_path: Path) -> None:
    with TensorCache(tmp_path, FACTS) as cache:
        cache.put({"a": torch.zeros(100)})
        cache.flush()
        (shard,) = tmp_path.glob("*.safetensors")
        shard.write_bytes(b"")
        with pytest.raises(DatasetError, match=shard.name):
            cache.get("a")


def test_a_full_disk_leaves_no_half_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with TensorCache(tmp_path, FACTS) as cache:
        cache.put({"a": torch.zeros(1)})
        cache.flush()
        cache.put({"b": torch.zeros(1)})

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(SaveError, match="the disk is full"):
            cache.flush()
    monkeypatch.undo()
    again = TensorCache(tmp_path, FACTS)
    assert "a" in again
    assert "b" not in again
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".safetensors"]


def test_keys_tell_everything_apart() -> None:
    keys = [content_key("a", 1, 2), content_key("a", 12), content_key("b", 1, 2), content_key("a", "1", 2)]
    assert len(set(keys)) == 4
    assert content_key("a", 1, 2) == keys[0]
