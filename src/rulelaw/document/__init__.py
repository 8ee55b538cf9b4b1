"""A source cut into blocks: title, metadata, paragraphs, table rows, signature and the page around them."""
