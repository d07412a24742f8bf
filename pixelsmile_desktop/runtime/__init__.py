"""The engine runtime: a private Python with torch and the model's libraries, made at first need."""
