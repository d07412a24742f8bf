"""One child process that owns the model on the GPU, the parent's client of it, and the messages between them."""
