"""Training of adapters: dataset, precomputed tensors, losses, and the loop; always in processes of its own."""
