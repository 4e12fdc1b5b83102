"""News: what a programme tells its networks, all its members or everybody; written, published, withdrawn, put back."""
