"""A text → its toponyms: hits of the catalogue, names by their generic word, letters, lists; their roles."""
