"""Faces in photos: detection, landmarks, blendshapes, pose, and what lies in front of them."""
