"""What is compared when a client has read a document: meaning, annotations, and what was reported as drift."""
