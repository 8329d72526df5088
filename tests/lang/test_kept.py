from hudna.lang.kept import kept


def test_what_was_made_is_not_made_again() -> None:
    asked: list[str] = []

    @kept(2)
    def doubled(word: str) -> str:
        asked.append(word)
        return word * 2

    assert [doubled(word) for word in ("a", "b", "a", "b")] == ["aa", "bb", "aa", "bb"]
    assert asked == ["a", "b"]


def test_it_begins_anew_when_it_is_full() -> None:
    asked: list[int] = []

    @kept(2)
    def next_to(number: int) -> int:
        asked.append(number)
        return number + 1

    assert [next_to(number) for number in (1, 2, 3, 3, 1)] == [2, 3, 4, 4, 2]
    assert asked == [1, 2, 3, 1]
