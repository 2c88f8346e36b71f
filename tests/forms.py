"""Forms of the tests as somebody would fill them: a request, a study, an answer to whatever is asked."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from domain.calendars import read_day
from domain.case_papers import PaperTickForm
from domain.decisions import DecisionForm
from domain.requests import RequestForm
from domain.study_forms import DebtForm, MemberForm, StudyForm

COMMON_PAPERS = ("identity", "household", "address", "income", "bank_statement", "iban", "undertaking")
CASH_PAPERS = (*COMMON_PAPERS, "statement_of_need")
CIVIL_ID = "290010100011"
IBAN = "KW81CBKU0000000000001234560101"
PAYEE = "سالم العامري"


def fill_request(**changes: object) -> RequestForm:
    """A request that can be registered: a small sum of cash for an invented person."""
    fields: dict[str, object] = {
        "category": "CASH",
        "full_name": "سالم ناصر علي العامري",
        "document_number": CIVIL_ID,
        "birth_date": "1990-01-01",
        "sex": "M",
        "phone": "99123456",
        "household_size": "4",
        "amount": "400",
        "need": "حاجة مكتوبة للاختبار",
        "papers": CASH_PAPERS,
        "consent": True,
    }
    return RequestForm(**{**fields, **changes})  # type: ignore[arg-type]


def fill_decision(code: str, **changes: object) -> DecisionForm:
    """A decision that can be recorded, whatever its code."""
    fields: dict[str, dict[str, object]] = {
        "recommend": {
            "amount": "300",
            "payee_name": PAYEE,
            "payee_iban": IBAN,
            "fund": "zakat",
            "reason": "income_too_low",
            "text": "أوصي بالموافقة",
        },
        "advise_rejection": {"reason": "income_above_limit", "text": "الدخل أعلى من الحد"},
        "send_back": {"papers": ("income",), "text": "شهادة الراتب غير واضحة"},
        "complete": {"papers": ("income",)},
        "reject": {"reason": "conditions_not_met"},
        "return": {"text": "تعاد الدراسة"},
        "return_to_pool": {"text": "خارج اختصاصنا"},
        "escalate": {"text": "أكبر مما يبتّ فيه هنا"},
        "settle": {"reference": "TR-1"},
        "decline": {"text": "المبلغ غير صحيح"},
        "bounce": {"text": "أعاد البنك المبلغ"},
        "not_received": {"text": "لم نصل إلى المستلم"},
        "suspend": {
            "until": (read_day(datetime.now(UTC)) + timedelta(days=14)).isoformat(),
            "text": "بانتظار حكم المحكمة",
        },
        "release": {"reason": "different_need", "text": "حاجة أخرى"},
        "same_person": {"text": "الشخص نفسه"},
        "relative": {"text": "أخوه"},
        "different_person": {"text": "شخص آخر"},
        "number_of_another": {"text": "الرقم لغيره"},
        "complement": {"amount": "150", "text": "الباقي فقط"},
        "join": {"text": "يضم إلى الطلب المفتوح"},
        "defer": {
            "until": (read_day(datetime.now(UTC)) + timedelta(days=30)).isoformat(),
            "text": "بعد انتهاء المدة",
        },
        "except": {"reason": "hardship", "text": "حالة إنسانية"},
        "rule_duplicate": {"reason": "same_request_twice", "text": "الطلب نفسه"},
        "pay": {"method": "bank_transfer"},
        "confirm": {"proof": "signed_receipt"},
        "withdraw": {"text": "بطلب من صاحبه"},
        "uphold": {"reason": "new_evidence", "text": "ظهرت مستندات لم تكن في الملف"},
        "uphold_partly": {"reason": "rule_misapplied", "amount": "200", "text": "يستحق جزءاً مما طلب"},
        "uphold_elsewhere": {"reason": "rule_misapplied", "text": "تدرسها جهة أخرى"},
        "dismiss": {"text": "لا جديد في التظلّم"},
        "withdraw_appeal": {"text": "سحب صاحب الطلب تظلّمه"},
    }
    return DecisionForm(code=code, **{**fields.get(code, {}), **changes})  # type: ignore[arg-type]


def fill_study(**changes: object) -> StudyForm:
    """A finished study of an invented household."""
    fields: dict[str, object] = {
        "income": "412.500",
        "rent": "260",
        "summary": "درست الحالة",
        "members": (
            MemberForm("فيصل الدويسان", "head", "36"),
            MemberForm("مها الدويسان", "spouse", "33"),
            MemberForm("ناصر الدويسان", "child", "7"),
        ),
        "tenure": "rented",
        "rooms": "2",
        "housing_state": "fair",
        "savings": "0",
        "debts": (DebtForm("bank", "50", "1200"),),
    }
    return StudyForm(**{**fields, **changes})  # type: ignore[arg-type]


def accept_all(papers: Iterable[str]) -> tuple[PaperTickForm, ...]:
    """Every one of these papers accepted."""
    return tuple(PaperTickForm(paper, "accepted") for paper in papers)
