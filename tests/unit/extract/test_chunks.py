from functions.extract.chunks import MAX_PIECE_CHARS, MAX_RUN_CHARS, pieces


def test_pieces_are_stretches_of_the_text() -> None:
    text = "  One line. \n\n Another.\r\nThird\u2028Fourth"
    for piece in pieces(text):
        assert text[piece.start : piece.start + len(piece.text)] == piece.text
    assert [piece.text for piece in pieces(text)] == ["One line.", "Another.", "Third", "Fourth"]


def test_no_piece_is_longer_than_the_limit_and_no_word_is_lost() -> None:
    text = "word and word. " * 5_000
    found = list(pieces(text))
    assert max(len(piece.text) for piece in found) <= MAX_PIECE_CHARS
    assert " ".join(piece.text for piece in found).split() == text.split()


def test_long_pieces_are_cut_at_sentence_ends() -> None:
    assert all(piece.text.endswith(".") for piece in pieces("This is a sentence. " * 1_000))


def test_runs_without_spaces_are_left_out() -> None:
    assert [piece.text for piece in pieces("before " + "x" * (MAX_RUN_CHARS + 1) + " after")] == ["before", "after"]
