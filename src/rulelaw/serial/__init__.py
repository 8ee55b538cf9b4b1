"""Plain data and JSON, lossless both ways, through cattrs; loaded only when it is used."""
