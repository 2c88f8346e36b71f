"""Finding persons on the real record: nobody strong is cut, nobody full is followed, nothing is read in full."""

from collections.abc import Sequence
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlmodel import Session

from matching import (
    CAPS,
    KeyKind,
    Profile,
    Statement,
    check,
    list_query_keys,
    merge_profiles,
    prepare,
)
from matching.selection import MOST_AT_HOME, MOST_CHOSEN
from store.queries.filings import file_people, is_filed_under, make_filing
from store.queries.matches import (
    LookUp,
    file_person,
    find_profile,
    look_up,
    measure_registry,
    unfile_person,
)
from store.scope import Store
from store.tables.people import Person

SECRET = b"of a test"
CIVIL_ID = "290010100011"
DOUBTFUL = "290010100010"
HOME = {"area": "Salmiya", "block": "5", "house": "54"}
NAMES = ("محمد", "سالم", "فهد", "خالد", "علي", "ناصر", "جاسم", "بدر", "راشد", "طلال")


def state(**changes: str) -> Profile:
    return prepare(Statement.from_row(changes))


def enter(db: Session, profiles: Sequence[Profile]) -> list[UUID]:
    """Persons with these profiles, filed in one set."""
    people = [Person(id=uuid4(), names={}) for _ in profiles]
    db.add_all(people)
    db.flush()
    file_people(
        db, [make_filing(p.id, each, secret=SECRET) for p, each in zip(people, profiles, strict=True)]
    )
    return [person.id for person in people]


def find(db: Session, **stated: str) -> LookUp:
    return look_up(db, state(**stated), secret=SECRET)


def list_found(looked: LookUp) -> list[UUID]:
    return [UUID(each.person_id) for each in looked.found.candidates]


def test_a_person_is_found_in_the_other_script_and_nobody_else_is(store: Store) -> None:
    with store.registry() as db:
        known, _ = enter(
            db,
            [
                state(given_ar="محمد", father_ar="سالم", family_ar="الشمري", birth_date="1985-03-14"),
                state(given_ar="علي", father_ar="ناصر", family_ar="العنزي", birth_date="1991-07-02"),
            ],
        )
        looked = find(
            db, given_en="Mohamad", father_en="Salem", family_en="Al-Shammari", birth_date="1985-03-14"
        )
        assert list_found(looked) == [known]
        (candidate,) = looked.found.candidates
        assert KeyKind.BIRTH_GIVEN in candidate.kinds
        assert candidate.profile == find_profile(db, known)
        assert looked.size == looked.numbers[str(known)] + 1 == measure_registry(db) == 2


def test_an_empty_registry_and_a_statement_without_keys_bring_nobody(store: Store) -> None:
    with store.registry() as db:
        assert find(db, civil_id=CIVIL_ID) == LookUp(found=find(db).found, size=0, numbers={})
        enter(db, [state(phone="99123456")])
        assert (list_found(find(db)), find(db).size) == ([], 1)


def test_a_key_that_is_too_full_is_dropped_and_named_and_its_holders_are_counted(store: Store) -> None:
    most = CAPS[KeyKind.PHONE]
    with store.registry() as db:
        enter(db, [state(phone="22445566") for _ in range(most)])
        brimful = find(db, phone="22445566")
        assert (len(list_found(brimful)), brimful.found.dropped) == (MOST_AT_HOME, ())
        assert brimful.found.sharers[KeyKind.PHONE] == most
        (known,) = enter(db, [state(phone="22445566", civil_id=CIVIL_ID)])
        looked = find(db, phone="22445566", civil_id=CIVIL_ID, **HOME)
        assert (list_found(looked), looked.found.dropped) == ([known], (KeyKind.PHONE,))
        assert looked.found.holders == {"22445566": most + 1}
        assert check(state(phone="22445566"), looked.found, looked.size).degraded == (KeyKind.PHONE,)


def test_whoever_stands_behind_the_same_door_is_counted_by_the_address(store: Store) -> None:
    with store.registry() as db:
        enter(db, [state(**HOME) for _ in range(7)])
        looked = find(db, **HOME)
        (address,) = (key for key in list_query_keys(state(**HOME)) if key.kind is KeyKind.ADDRESS)
        assert looked.found.holders == {address.value: 7}


def list_namesakes() -> list[Profile]:
    """More people of one birth date than are ever compared, under keys of which none is too full."""
    born = "1990-01-02"
    return [
        state(given_ar=given, father_ar=father, family_ar=f"ال{family}ي", birth_date=born)
        for given in NAMES
        for father in NAMES
        for family in NAMES[:8]
    ]


def test_a_civil_id_is_never_cut_however_many_others_are_found(store: Store) -> None:
    many = list_namesakes()
    with store.registry() as db:
        enter(db, many)
        (holder,) = enter(db, [state(given_ar="زينب", birth_date="1950-05-05", civil_id=CIVIL_ID)])
        query = merge_profiles(state(civil_id=CIVIL_ID), *many[::7])
        looked = look_up(db, query, secret=SECRET)
        assert len(many) > MOST_CHOSEN == len(list_found(looked))
        assert list_found(looked)[0] == holder


def test_a_civil_id_of_very_many_is_followed_all_the_same_and_named_as_too_full(store: Store) -> None:
    with store.registry() as db:
        enter(db, [state(civil_id=CIVIL_ID) for _ in range(CAPS[KeyKind.CIVIL_ID] + 5)])
        looked = find(db, civil_id=CIVIL_ID)
        assert len(list_found(looked)) == CAPS[KeyKind.CIVIL_ID] + 1
        assert looked.found.dropped == (KeyKind.CIVIL_ID,)


def test_the_strongest_hits_are_kept_and_come_first(store: Store) -> None:
    with store.registry() as db:
        weak, strong = enter(
            db,
            [
                state(phone="99123456"),
                state(phone="99123456", given_ar="محمد", family_ar="الشمري", birth_date="1985-03-14"),
            ],
        )
        looked = find(db, phone="99123456", given_ar="محمد", family_ar="الشمري", birth_date="1985-03-14")
        assert list_found(looked) == [strong, weak]


def test_a_doubtful_number_is_found_by_the_one_it_was_meant_to_be(store: Store) -> None:
    with store.registry() as db:
        (known,) = enter(db, [state(civil_id=DOUBTFUL)])
        assert list_found(find(db, civil_id=CIVIL_ID)) == [known]


def test_a_person_filed_anew_is_found_by_what_is_known_now_and_by_nothing_else(store: Store) -> None:
    with store.registry() as db:
        (known,) = enter(db, [state(phone="99123456", civil_id=CIVIL_ID)])
        file_person(db, known, state(phone="55667788", civil_id=CIVIL_ID), secret=SECRET)
        assert list_found(find(db, phone="99123456")) == []
        assert list_found(find(db, phone="55667788")) == list_found(find(db, civil_id=CIVIL_ID)) == [known]
        assert measure_registry(db) == 1


def test_who_is_taken_out_is_not_found_and_leaves_no_key(store: Store) -> None:
    with store.registry() as db:
        (known,) = enter(db, [state(phone="99123456")])
        unfile_person(db, known, secret=SECRET)
        assert list_found(find(db, phone="99123456")) == []
        assert db.scalar(text("select count(*) from match_key")) == 0


def test_one_by_one_and_in_a_set_people_are_filed_alike(store: Store) -> None:
    profile = state(given_ar="محمد", family_ar="الشمري", birth_date="1985-03-14", phone="99123456", **HOME)
    with store.registry() as db:
        (one,) = enter(db, [profile])
        (other,) = enter(db, [state()])
        file_person(db, other, profile, secret=SECRET)
        counts = db.execute(
            text("select number, array_agg(key order by key) from match_key group by 1")
        ).all()
        assert counts[0][1] == counts[1][1]
        assert find_profile(db, one) == find_profile(db, other) == profile


def test_nobody_is_found_with_another_secret_and_that_is_known(store: Store) -> None:
    with store.registry() as db:
        assert is_filed_under(db, SECRET)
        enter(db, [state(), state(civil_id=CIVIL_ID)])
        assert is_filed_under(db, SECRET)
        assert not is_filed_under(db, b"another")
        assert list_found(look_up(db, state(civil_id=CIVIL_ID), secret=b"another")) == []


@pytest.fixture
def crowd(store: Store) -> Store:
    """Enough people that reading a table in full would be the wrong plan."""
    with store.registry() as db:
        enter(db, [state(phone=f"9{number:07d}", civil_id=str(number + 10**11)) for number in range(5_000)])
    return store


def test_a_look_up_reads_by_indexes_only(crowd: Store) -> None:
    with crowd.registry() as db:
        db.execute(text("select pg_stat_force_next_flush()"))
    with crowd.registry() as db:
        before = count_reads(db)
        for number in range(20):
            find(db, phone=f"9{number:07d}", **HOME)
        db.execute(text("select pg_stat_force_next_flush()"))
    with crowd.registry() as db:
        after = count_reads(db)
    assert after["seq"] == before["seq"]
    assert after["idx"] > before["idx"]


def count_reads(db: Session) -> dict[str, int]:
    row = db.execute(
        text(
            "select sum(seq_scan), sum(idx_scan) from pg_stat_user_tables where relname in ('match_key', 'match_profile')"
        )
    ).one()
    return {"seq": int(row[0]), "idx": int(row[1])}
