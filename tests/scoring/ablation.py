"""What each source of evidence buys: the engine with one weight of its table set to nothing."""
