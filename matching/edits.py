"""How many slips of the hand lie between two spellings."""


def is_one_edit(left: str, right: str) -> bool:
    """Whether one letter lost, added, replaced, or exchanged with its neighbour turns `left` into `right`."""
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1 or left == right:
        return False
    start = _shared_length(left, right)
    if len(left) == len(right):
        swapped = left[start + 1 : start + 2] + left[start : start + 1]
        replaced = left[start + 1 :] == right[start + 1 :]
        return replaced or (swapped == right[start : start + 2] and left[start + 2 :] == right[start + 2 :])
    return left[start:] == right[start + 1 :]


def is_within_two_edits(left: str, right: str) -> bool:
    """The same for two slips, for numbers of at most some twenty digits."""
    if abs(len(left) - len(right)) > 2:
        return False
    start = _shared_length(left, right)
    left, right = left[start:], right[start:]
    end = _shared_length(left[::-1], right[::-1])
    left, right = left[: len(left) - end], right[: len(right) - end]
    if len(left) <= 2 and len(right) <= 2:
        return True
    tries = (
        (left[1:], right[1:]),
        (left[1:], right),
        (left, right[1:]),
        (left[2:], right[2:]) if left[:2] == right[:2][::-1] else ("", "never"),
    )
    return any(_is_at_most_one_edit(*each) for each in tries)


def _is_at_most_one_edit(left: str, right: str) -> bool:
    return left == right or is_one_edit(left, right)


def _shared_length(left: str, right: str) -> int:
    length = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        length += 1
    return length


def measure_jaro_winkler(left: str, right: str) -> float:
    """Jaro–Winkler likeness, 0 to 1 (Winkler 1990: prefix weight 0.1, at most four letters)."""
    if left == right:
        return 1.0
    matches, exchanged = _match_letters(left, right)
    if not matches:
        return 0.0
    jaro = (matches / len(left) + matches / len(right) + (matches - exchanged) / matches) / 3
    return jaro + min(4, _shared_length(left, right)) * 0.1 * (1 - jaro)


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
