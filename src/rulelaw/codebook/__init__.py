"""What the library knows of the genre, as data: measure words, topics and indicators, instruments of law."""
