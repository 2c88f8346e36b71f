"""The budget of the house: how long a file and a function may be."""

from statistics import median, quantiles

from tests.house.rules import HOUSE, Function, Rule, list_functions, list_sources

FILE_MEDIAN = 100
FILE_P90 = 250
FILE_MOST = 400
FUNCTION_P90 = 30
FUNCTION_MOST = 60
TEST_FILE_MOST = 500

MEND = "split by noun or by step, and name each part after what it does; do not shorten by cleverness"


def find_p90(sizes: list[int]) -> float:
    """The size that nine of ten do not exceed."""
    return quantiles(sizes, n=10, method="inclusive")[-1]


def measure(function: Function) -> int:
    """Lines from `def` to the last one, docstring included, decorators not."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_files_stay_within_the_budget() -> None:
    sizes = {source.path: source.lines for source in list_sources()}
    middle, p90 = median(sizes.values()), find_p90(list(sizes.values()))
    figures = f"{len(sizes)} files, median {middle:g}, p90 {p90:g}, longest {max(sizes.values())}"
    longest = sorted(sizes, key=lambda path: -sizes[path])[:10]
    broken = [f"{path}: {sizes[path]} lines" for path in longest if sizes[path] > FILE_MOST]
    if middle > FILE_MEDIAN:
        broken.append(f"the median is {middle:g}")
    if p90 > FILE_P90:
        broken += [f"the p90 is {p90:g}", *(f"{path}: {sizes[path]} lines" for path in longest)]
    Rule(
        f"files: median at most {FILE_MEDIAN} lines, p90 at most {FILE_P90}, none above {FILE_MOST} ({figures})",
        "a file that fits in the head is read before it is changed",
        MEND,
    ).judge(broken)


def test_functions_stay_within_the_budget() -> None:
    sizes = {
        f"{source.path}:{function.lineno} {function.name}": measure(function)
        for source in list_sources()
        for function in list_functions(source.tree)
    }
    p90 = find_p90(list(sizes.values()))
    figures = f"{len(sizes)} functions, median {median(sizes.values()):g}, p90 {p90:g}, longest {max(sizes.values())}"
    broken = [f"{place}: {size} lines" for place, size in sizes.items() if size > FUNCTION_MOST]
    if p90 > FUNCTION_P90:
        broken += [f"{place}: {size} lines" for place, size in sizes.items() if size > FUNCTION_P90]
    Rule(
        f"functions: p90 at most {FUNCTION_P90} lines, none above {FUNCTION_MOST} ({figures})",
        "a function that does one thing needs no map",
        MEND,
    ).judge(broken)


def test_test_files_stay_readable() -> None:
    sizes = {
        path.relative_to(HOUSE).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (HOUSE / "tests").rglob("*.py")
    }
    Rule(
        f"no test file is above {TEST_FILE_MOST} lines (longest {max(sizes.values())})",
        "a rule nobody can find in its test file is not known to be kept",
        "split by the noun the tests are about",
    ).judge(f"{path}: {size} lines" for path, size in sizes.items() if size > TEST_FILE_MOST)
