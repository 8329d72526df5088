"""Stems and words by which claims, denials and charges are known, folded."""

from hudna.lang.ar import fold

DEEDS = tuple(
    fold(
        "هجوم هجمات هجومين تفجير انفجار اعتداء عملي قصف اغتيال استهداف اطلاق خطف غار ضرب قتل مقتل خرق "
        "انتهاك تدمير اختطاف حادث صواريخ مجزر جريم جرائم قنص تصفي اسر اعتقال احتجاز اقتحام اعدام احراق "
        "زرع ذبح"
    ).split()
)
ANSWERABLE = tuple(fold("مسؤولي مسئولي صل ضلوع تورط علاق مشارك وقوف دور").split())
RESPONSIBLE = (*ANSWERABLE, fold("استخدام"), *DEEDS)
CHARGED = (
    *DEEDS,
    *fold(
        "وقوف تدبير تنفيذ ارتكاب ضلوع تورط مشارك شن شنه شنها شروع قيام محاول اقدام مهاجم استخدام استعمال حرق نسف سحل"
        " تعذيب اغتصاب نهب رمي رشق القاء فتح كسر نقض نكث مخالف اشعال بدء زراع نصب تصعيد انهيار ما مقتل دم اراقة حصار"
        " اعاد ابادة تطهير تهجير عدوان استيلاء اجتياح توغل ضرب عملي هذ ذلك تلك جر مجازر اضرام احراق مداهم اطاح انقلاب"
        " مصرع موت وفاة سقوط اسقاط افشال عدم"
    ).split(),
)
"""What one accuses another of, or lays on him, that is an attack or a breach."""
ATTACKS = tuple(fold("هجوم هجمات تفجير عملي اغتيال").split())
NOT_DEEDS = tuple(
    fold("قانون قرار مشروع موقف سياس استراتيجي خطة خطاب خطه نهج فكر مبادر توصي بيان طفل معلومات رواي مزاعم").split()
)
ARTICLES = ("وال", "بال", "لل", "ال", "ب", "ل", "و")
IDEAS = tuple(fold("فكر فكرة أفكار تعصب عنف نهج أيديولوجي عقيدة منهج مبادئ سياس رؤية خطاب موقف").split())
ANSWERS = frozenset(fold("رد ردا انتقام انتقاما جاء جاءت يأتي تأتي").split())
WATCHES = tuple(fold("حقوق رايتس العفو مرصد الصليب أطباء").split())
OUTCOMES = tuple(fold("قتل مقتل اصيب اصاب جرح سقوط سقط استشه مصرع راح لقي لقوا").split())
GROUND = tuple(
    fold(
        "انتصار تقدم سيطر استعاد استعد تحرير حرر اشتباك اشتبك معرك معارك مواجه قتال تقاتل قاتل حرب محارب"
        " مكافح كمين حمل تسلل صدام دخل بات اصبح احتل يحتل"
    ).split()
)
CAPTURES = (fold("أسر"), fold("خطف"), fold("احتجز"))
NOUNS = tuple(
    fold(
        "هجوم هجمات هجومي غار قصف ضربات ضربة تفجير اعتداء استهداف استخدام تدمير قتل مقتل خطف اختطاف اعدام اغتيال عملي"
        " مجزر جريم جرائم انفجار عدوان اطلاق اعمال اصابات عنف ضرب"
    ).split()
)
UNSURE = tuple(fold("يعتقد يرجح ربما تقارير تحقق يحقق تحقيق احتمال أنباء شبهات شائعات يشتبه").split())
SUFFERED = tuple(fold("بمقتل بسقوط باصابة باصابه باعتراض بخسار بفقدان بوفاة بوفاه بوجود").split())
TWO = tuple(fold("هجومين تفجيرين عمليتين اعتداءين انفجارين").split())
REBELS = tuple(fold("انفصالي متمرد انقلابي ميليشي مليشي ارهابي").split())
NOT_CHARGED = tuple(
    fold(
        "دعم تمويل ايواء احتضان تدخل تحكم تجسس فساد اختلاس تحريض تبني تبن محاولة تقويض زعزع تآمر تواطؤ تقصير انحياز"
    ).split()
)
DENYING = frozenset(fold("نفى نفت نفوا ينفي تنفي ينفون نفي نافيا نافية").split())
ANNOUNCING = tuple(fold("اعلن يعلن تعلن زعم يزعم تزعم اكد ادع قال اقر اعترف تبن ذكر").split())
ITSELF = frozenset(fold("أنها أنه أنهم بأنها بأنه بأنهم أننا بأننا").split())
OWN_MEN = frozenset(
    fold(
        "مقاتليه مقاتليها مقاتليهم مقاتلينا عناصره عناصرها مسلحيه مسلحيها قواته قواتها قواتنا مجاهديه مجاهديها"
        " قواتهم كتائبهم كتائبه كتائبها سراياه سراياها مقاتلوه مقاتلوها مجاهدوه مجاهدوها وحداته وحداتها أفراده أفرادها"
        " رجاله رجالها مقاوميه مقاوميها"
    ).split()
)


def is_one_of(key: str, stems: tuple[str, ...]) -> bool:
    """Whether a folded word is one of the stems, with the article and clitics before it."""
    if "اسرائيل" in key or key.endswith("اسري"):  # no `اسر`: Israel, prisoners
        return False
    if key.startswith(stems):
        return True
    return any(key.startswith(article) and key[len(article) :].startswith(stems) for article in ARTICLES)
