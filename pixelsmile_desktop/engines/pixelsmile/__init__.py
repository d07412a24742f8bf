"""The PixelSmile engine: Qwen-Image-Edit with an adapter and textual latent interpolation. Runs in the host's child."""
