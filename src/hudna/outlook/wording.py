"""The texts of questions, each in Arabic and in English."""


def strike_text(days: int) -> tuple[str, str]:
    """The question about a strike within so many days, in Arabic and in English."""
    return (
        f"هل تقع ضربة على الملتزمين بالهدنة خلال {days} يوماً من هجوم لهم؟",
        f"Does a strike on those bound follow within {days} days of an attack of theirs?",
    )


PACED = {
    "truce-tempo": (
        "هل تبقى وتيرة الهجمات عند نصف ما كانت عليه قبل الهدنة أو دونه؟",
        "Do attacks keep to half the pace before the truce, or less?",
    ),
    "pace": (
        "هل ترتفع وتيرة الهجمات في ثلاثين يوماً إلى أكثر من مرة ونصف وتيرة الأشهر الثلاثة الماضية؟",
        "Does the pace of attacks over thirty days rise above one and a half times that of the last three months?",
    ),
}
TEXTS = {
    "first-attack": ("متى يأتي أول هجوم على المشمولين بالهدنة؟", "When does the first attack on the covered come?"),
    "attacks": ("كم هجوماً في 7 و30 و90 يوماً؟", "How many attacks in 7, 30 and 90 days?"),
    "ending": ("كيف تنتهي الهدنة؟", "How does the truce end?"),
}
