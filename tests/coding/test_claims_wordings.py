"""Claims by other wordings: clefts, what a deed is called, names in marks, one's own men, whose clause it is."""

import pytest

from hudna import coding
from hudna.records import Claim
from tests.conftest import a_document

TOLD = {
    # clefts
    "وأكد نوري المالكي أن من خرق الهدنة هو تنظيم داعش.": "Nouri al-Maliki attributes Islamic State",
    "قالت أنقرة إن الجيش السوري هو البادئ بإطلاق النار.": "Turkey attributes Armed Forces of Syria",
    "أعلنت جبهة النصرة أنها هي التي زرعت العبوة في الطريق.": "Al-Nusra Front claims",
    # what a deed is called
    "قصف الطيران القرية، واعتبرت أنقرة ذلك خرقا صريحا لوقف إطلاق النار.": "Turkey attributes",
    "قتل أربعة في غارة على الحي، وبررت إسرائيل الغارة بوجود مستودع للسلاح.": "Government of Israel claims",
    # names in marks
    "سقطت صواريخ على المطار، وتبنتها مجموعة مجهولة تطلق على نفسها اسم «رماة الوادي» في بيان.": "رماة الوادي claims",
    "استهدفت العاصمة أربع هجمات، تبنت حركة طالبان اثنتين منها.": "Taliban claims",
    # one's own men, and what an aside parts
    "قتل عشرة مدنيين في غارة على السوق، ونفت موسكو أن تكون طائراتها حلقت فوق المنطقة.": "Russia denies",
    "ونفت حركة حماس، في بيان نشرته صباح الأحد، إطلاق أي صاروخ من القطاع.": "Hamas denies",
    "واتهمت واشنطن، في بيان للبيت الأبيض، حزب الله بتفجير القاعدة.": "United States attributes Hezbollah",
    # laid by its order: on whom, then what
    "نسب الجيش التركي إلى حزب العمال الكردستاني خطف المعلمين قرب المدرسة ببلدة جيزرة.": (
        "Armed Forces of Turkey attributes PKK"
    ),
}
NONE = (
    "قال سيرغي لافروف إن حزب الله هو من قام بالزيارة.",
    "أعلنت حركة حماس أنها هي التي قامت بتوزيع المساعدات.",
    "واعتبرت أنقرة القرار خرقا للقانون الدولي.",
    "وبررت إسرائيل القرار بارتفاع الأسعار.",
    "وبررت أنقرة موقفها من القصف الروسي بالخشية من التصعيد.",
    "وتبنت مجموعة تطلق على نفسها اسم «أصدقاء النهر» خطة لتنظيف الضفاف.",
    "ونفى الجيش التركي أن يكون الأمر «احتلالا».",
    "ولم يصدر عن تنظيم داعش ما يؤكد الهجوم أو ينفيه.",
    "ونفى نوري المالكي أن يكون الحريق ناجما عن تفجير.",
    "قال سيرغي لافروف إن الوضع هادئ، فيما قصف تنظيم داعش القرية بالهاون.",
    "أعلنت أنقرة إغلاق المعبر غداة قصف الجيش السوري القرية بالمدفعية.",
    "وقال سيرغي لافروف إن المحادثات معلقة إلى أن يتوقف قصف الجيش السوري للمدينة بالمدفعية.",
    'واتهم سيرغي لافروف واشنطن بـ"صب الزيت على النار" بعد الهجوم.',
)


def told(casebook, text):
    found = [one for one in coding.Code(casebook)(a_document(text, "2015-08-01")) if isinstance(one, Claim)]
    return [" ".join(filter(None, (one.claimant.name, one.stance, one.on_whom and one.on_whom.name))) for one in found]


@pytest.mark.parametrize("text", TOLD)
def test_a_claim_is_told_by_other_words(iraq, text):
    """A cleft, a verb of deeming or of giving reasons, a name in marks, one's own men."""
    assert told(iraq, text) == [TOLD[text]]


@pytest.mark.parametrize("text", NONE)
def test_like_words_that_claim_and_charge_nothing(iraq, text):
    """Visits, laws, ties, topics; deeds that another clause tells, or that are to end."""
    assert told(iraq, text) == []


def test_two_who_deny_beside_each_other_both_count(iraq):
    """An army's own word stands beside the denial of somebody of another side."""
    text = "نفى حزب الله قصف الحي، بينما قال الجيش التركي إن قواته لم تقصف القرية."
    assert sorted(told(iraq, text)) == ["Armed Forces of Turkey denies", "Hezbollah denies"]
