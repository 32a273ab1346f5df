"""What `tests.page_figures` measures with: generated articles, pages made of them, a browser with a watch."""
