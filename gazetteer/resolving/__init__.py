"""Toponyms → places: candidates weighed on stated evidence; what an article is about."""
