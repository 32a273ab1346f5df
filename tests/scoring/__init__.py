"""Reading development truth, running systems on it, and counting how right they are."""
