"""One format to a file: each takes a report and gives text."""
