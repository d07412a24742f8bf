from pixelsmile_desktop.core.offline import OFFLINE_ENVIRONMENT, is_offline_wanted, stay_offline


def test_every_switch_is_set_and_the_rest_stays() -> None:
    environment = {"HOME": "/home", "HF_HUB_OFFLINE": "0"}
    stay_offline(environment)
    assert environment == {"HOME": "/home", **OFFLINE_ENVIRONMENT}
    assert is_offline_wanted(environment)


def test_the_user_s_wish_is_read_as_the_hub_reads_it() -> None:
    assert is_offline_wanted({"HF_HUB_OFFLINE": " True "})
    assert is_offline_wanted({"TRANSFORMERS_OFFLINE": "1"})
    assert not is_offline_wanted({})
    assert not is_offline_wanted({"HF_HUB_OFFLINE": "0"})
