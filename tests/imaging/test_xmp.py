"""XMP packets are edited without touching what is not ours, and hostile ones are left alone."""

import re
from xml.etree import ElementTree
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.request import EngineName
from pixelsmile_desktop.imaging import xmp
from pixelsmile_desktop.imaging.provenance import Provenance, upright_packet
from pixelsmile_desktop.imaging.reader import open_photo
from pixelsmile_desktop.imaging.writer import save_photo
from tests.imaging import samples

SOURCE_TYPE = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType"
REQUEST = "{http://ns.pixelsmile.app/1.0/}request"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
EVENT = "{http://ns.adobe.com/xap/1.0/sType/ResourceEvent#}"


def parsed(packet):
    return ElementTree.fromstring(re.sub(rb"<\?xpacket.*?\?>", b"", packet.rstrip(b"\0")).strip())


def events(root):
    return [li.attrib for li in root.iter(f"{RDF}li") if any(name.startswith(EVENT) for name in li.attrib)]


@pytest.mark.parametrize(
    ("provenance", "expected"),
    [(samples.INSTANT, "algorithmicallyEnhanced"), (samples.PIXELSMILE, "compositeWithTrainedAlgorithmicMedia")],
)
@pytest.mark.parametrize("packet", [None, samples.XMP])
def test_result_says_what_was_done(packet, provenance, expected):
    root = parsed(upright_packet(packet, (48, 64), provenance))
    assert [e.text for e in root.iter(SOURCE_TYPE)] == [f"http://cv.iptc.org/newscodes/digitalsourcetype/{expected}"]
    assert [e.text for e in root.iter(REQUEST)] == [provenance.request_json]
    history = events(root)
    assert history[-1] == {f"{EVENT}action": "edited", f"{EVENT}softwareAgent": provenance.software}
    assert len(history) == (2 if packet else 1)


def test_the_rest_of_the_packet_stays_byte_for_byte():
    packet = upright_packet(samples.XMP, (48, 64), samples.INSTANT)
    assert len(packet) == len(samples.XMP)
    for kept in (
        b"xmp:CreatorTool='Old > Tool'",
        b'odd:kept="a &gt; b"',
        b"<r:Bag><r:li>\xc3\xbc</r:li></r:Bag></odd:deep><!-- kept -->",
    ):
        assert packet.count(kept) == 1
    assert b't:Orientation="1"' in packet


def test_editing_twice_replaces_the_request_and_appends_to_the_history():
    first = upright_packet(None, (4, 3), samples.INSTANT)
    second = upright_packet(first, (4, 3), Provenance(EngineName.PIXELSMILE, "Later", "{}"))
    root = parsed(second)
    assert [e.text for e in root.iter(REQUEST)] == ["{}"]
    assert len(events(root)) == 2
    assert [e.text.rsplit("/", 1)[1] for e in root.iter(SOURCE_TYPE)] == ["compositeWithTrainedAlgorithmicMedia"]


def test_enhanced_generated_media_stays_generated():
    first = upright_packet(None, (4, 3), samples.PIXELSMILE)
    root = parsed(upright_packet(first, (4, 3), samples.INSTANT))
    assert [e.text.rsplit("/", 1)[1] for e in root.iter(SOURCE_TYPE)] == ["compositeWithTrainedAlgorithmicMedia"]


def test_sizes_are_made_true_where_they_are_given():
    packet = samples.XMP.replace(b"odd:kept", b't:ImageWidth="1" odd:kept')
    result = upright_packet(packet, (48, 64), None)
    assert b't:ImageWidth="48"' in result
    assert b"ImageLength" not in result


def test_stale_thumbnail_is_dropped():
    packet = samples.XMP.replace(
        b"<odd:deep>", b"<xmp:Thumbnails><r:Alt><r:li>base64</r:li></r:Alt></xmp:Thumbnails><odd:deep>"
    )
    result = upright_packet(packet, (48, 64), None)
    assert b"base64" not in result
    assert b"<odd:deep>" in result


def test_a_byte_order_mark_and_trailing_zeros_do_no_harm():
    packet = b"\xef\xbb\xbf" + samples.XMP + b"\0\0"
    root = parsed(upright_packet(packet, (48, 64), samples.INSTANT).removeprefix(b"\xef\xbb\xbf"))
    assert len(events(root)) == 2


HOSTILE = {
    "entities": b'<!DOCTYPE a [<!ENTITY x "' + b"y" * 99 + b'">]><a>&x;</a>',
    "broken": samples.XMP[: len(samples.XMP) // 4],
    "empty": b"   ",
    "utf-16": samples.XMP.decode().encode("utf-16"),
    "latin": b'<?xml version="1.0" encoding="iso-8859-1"?><a>\xfc</a>',
    "no rdf": b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>",
    "deep": b"<a>" * 5000 + b"</a>" * 5000,
    "bytes": bytes(range(256)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_packets_are_kept_and_said(tmp_path, name):
    (tmp_path / "a.jpg").write_bytes(samples.full_jpeg(xmp=HOSTILE[name]))
    opened = open_photo(tmp_path / "a.jpg")
    warnings = save_photo(opened.photo, tmp_path / "b.jpg", opened, samples.INSTANT)
    if name == "empty":
        assert warnings == ()
        return
    assert any("XMP" in warning for warning in warnings)
    assert b"http://ns.adobe.com/xap/1.0/\0" + HOSTILE[name] in (tmp_path / "b.jpg").read_bytes()


def test_a_packet_without_room_in_a_jpeg_is_kept(tmp_path):
    packet = samples.XMP.replace(b" " * 2000, b"").replace(b"kept -->", b"kept " + b"x" * 63_000 + b"-->")
    (tmp_path / "a.jpg").write_bytes(samples.full_jpeg(xmp=packet))
    opened = open_photo(tmp_path / "a.jpg")
    provenance = Provenance(EngineName.INSTANT, "x", "y" * 2000)
    warnings = save_photo(opened.photo, tmp_path / "b.jpg", opened, provenance)
    assert any("no room" in warning for warning in warnings)
    assert packet in (tmp_path / "b.jpg").read_bytes()


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_request_makes_a_readable_packet(software, request_json):
    packet = upright_packet(samples.XMP, (4, 3), Provenance(EngineName.INSTANT, software, request_json))
    root = parsed(packet)
    assert len(list(root.iter(REQUEST))) == 1


@given(st.data())
def test_mutated_packets_are_edited_or_refused(data):
    packet = bytearray(samples.XMP[:1100] + samples.XMP[-30:])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(packet) - 1))
        packet[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=5))
    try:
        result = upright_packet(bytes(packet), (4, 3), samples.INSTANT)
    except xmp.XmpError:
        return
    expat.ParserCreate().Parse(result, True)


@given(st.binary(max_size=300))
def test_random_bytes_are_refused(packet):
    with pytest.raises(xmp.XmpError):
        upright_packet(b"<" + packet, (4, 3), samples.INSTANT)
