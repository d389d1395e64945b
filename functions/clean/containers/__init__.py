"""Files that hold several articles: archives, mailboxes, lists. Each is read one record at a time."""
