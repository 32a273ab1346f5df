"""What is known of the language and of no place: cue words, everyday words and their edges, spelling."""
