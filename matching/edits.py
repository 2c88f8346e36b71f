"""How many slips of the hand lie between two spellings."""

from rapidfuzz.distance import OSA, Jaro, Prefix


def is_one_edit(left: str, right: str) -> bool:
    """Whether one letter lost, added, replaced, or exchanged with its neighbour turns `left` into `right`."""
    return -2 < len(left) - len(right) < 2 and OSA.distance(left, right, score_cutoff=1) == 1


def is_within_two_edits(left: str, right: str) -> bool:
    """The same for at most two slips."""
    return OSA.distance(left, right, score_cutoff=2) <= 2


def is_alike(left: str, right: str, at: float) -> bool:
    """Whether the Jaro–Winkler likeness of two names is at least `at`.

    The library counts letters that meet in another order by whole pairs, so its Jaro is never lower than ours: what it puts
    below all that a common beginning could make up for needs no second look. (Its own cut-off is a hair too strict.)
    """
    least = (at - 0.4) / 0.6 - 1e-9
    return Jaro.similarity(left, right) >= least and measure_jaro_winkler(left, right) >= at


def measure_jaro_winkler(left: str, right: str) -> float:
    """Jaro–Winkler likeness, 0 to 1 (Winkler 1990: prefix weight 0.1, at most four letters)."""
    if left == right:
        return 1.0
    matches, exchanged = _match_letters(left, right)
    if not matches:
        return 0.0
    jaro = (matches / len(left) + matches / len(right) + (matches - exchanged) / matches) / 3
    return jaro + min(4, Prefix.similarity(left, right)) * 0.1 * (1 - jaro)


def _match_letters(left: str, right: str) -> tuple[int, float]:
    """Letters that meet within the window, and half of those that meet in another order."""
    reach = max(max(len(left), len(right)) // 2 - 1, 0)
    free, found = list(range(len(right))), list[tuple[int, str]]()
    for at, letter in enumerate(left):
        partner = next((other for other in free if abs(other - at) <= reach and right[other] == letter), None)
        if partner is not None:
            free.remove(partner)
            found.append((partner, letter))
    in_right_order = [letter for _, letter in sorted(found)]
    crossed = sum(one != other for one, (_, other) in zip(in_right_order, found, strict=True))
    return len(found), crossed / 2
