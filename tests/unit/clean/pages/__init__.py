"""Articles and page furniture written for this project: people, places and outlets are invented."""
