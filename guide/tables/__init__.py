"""Tables in files: rows of text, as CSV or as an Excel workbook, and nothing about what they mean."""
