from pixelsmile_desktop.studio.licences import licences, own_texts


def test_every_package_that_the_program_needs_is_named_with_its_licence() -> None:
    found = {licence.name.lower(): licence for licence in licences()}
    assert {"numpy", "pillow", "truststore", "huggingface_hub", "pyside6_essentials"} <= found.keys()
    assert "pytest" not in found
    assert "pixelsmile-desktop" not in found
    assert found["numpy"].version
    assert "BSD" in found["numpy"].licence
    assert "Redistribution and use" in found["numpy"].text
    assert "LGPL" in found["pyside6_essentials"].licence


def test_licences_are_in_order_and_each_is_there_once() -> None:
    names = [licence.name.lower().replace("_", "-") for licence in licences()]
    assert names == sorted(set(names))


def test_the_program_shows_its_own_licence_and_notice() -> None:
    text = own_texts()
    assert "Apache License" in text
    assert "names everything that ships with the program" in text
