"""The vocabulary that every room speaks: values, contracts and errors, without Qt, torch or OpenCV."""
