"""Words that tell how a date and a deed stand to each other: links, records, statements, charges."""

from hudna.lang.ar.script import fold

LINKS = frozenset(fold("بعد قبل عقب إثر خلال منذ أثناء وسط حتى مع بسبب جراء رغم نتيجة أعقاب خلفية").split())
"""Words that hang one happening on another."""
HAD = frozenset(fold("كان كانت كانوا كانا").split())
STATEMENTS = frozenset(fold("بيان تصريح تصريحات مؤتمر مقابلة حديث كلمة خطاب رسالة تغريدة تقرير").split())
CHARGED = frozenset(
    fold(
        "متهم متهمة متهمين متهمون متهمان متهما متهمتين المتهمان اتهامه اتهامها اتهامهم تهمة تهم مدان مدانين مدانة"
        " مسؤول مسؤولة مسؤولين مسؤولون مشتبه متورط متورطة متورطين متورطون ضالع ضالعين ضلوع ضلوعه ضلوعها ضلوعهم"
        " تورط تورطه تورطها تورطهم مطلوب مطلوبين مطلوبا"
    ).split()
)
GREATEST = frozenset(
    fold(
        "أعنف الأعنف أول أولى الأول الأولى أكبر الأكبر أسوأ الأسوأ أقوى الأقوى أبرز أحدث أخطر الأخطر أدمى الأكثر أكثر"
    ).split()
)
"""`أعنف قصف منذ فبراير`: since when there was none like it is no day of the deed."""
RECORDS = GREATEST - frozenset(fold("أبرز أحدث").split())
WHEN = frozenset(fold("عندما حين حينما لما بينما").split())
"""`الاعتداء الذي تعرض له الفندق أمس، حين أطلق مسلحون`: what such a word opens goes on about the same day."""
