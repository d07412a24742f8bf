"""huggingface_hub imports its parts by name when they are first asked for; the model room asks for these two."""

hiddenimports = ["huggingface_hub.hf_api", "huggingface_hub.utils"]
