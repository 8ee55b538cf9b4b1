"""From files to reports: bytes are told apart, decoded without loss and read."""
