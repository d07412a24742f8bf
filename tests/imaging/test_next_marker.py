"""Where the compressed picture of a JPEG file ends."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.imaging import jpeg_structure

# T.81, B.1.1.2: any number of fill bytes, then what is neither a stuffed zero nor a restart.
_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_TELLING = st.sampled_from([0xFF, 0xFF, 0x00, 0xD0, 0xD7, 0xD8, 0xD9, 0xCF, 0x12])


@pytest.mark.parametrize("stretch", [1, 2, 7, 1 << 20])
@given(data=st.lists(_TELLING, max_size=40).map(bytes), at=st.integers(0, 41))
def test_the_next_marker_is_found_wherever_it_stands(stretch: int, data: bytes, at: int) -> None:
    with pytest.MonkeyPatch.context() as patches:
        patches.setattr(jpeg_structure, "_STRETCH", stretch)
        found = _MARKER.search(data, at)
        assert jpeg_structure._next_marker(data, at) == (None if found is None else found.end() - 2)
