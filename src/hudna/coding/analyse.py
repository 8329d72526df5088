"""Lays a document out for coding."""

from hudna.casebook import Casebook
from hudna.coding.analysis import Analysis, Sentence
from hudna.coding.layout import Layout
from hudna.coding.resolve import Resolve
from hudna.records import Document


class Analyse:
    """Made once from a casebook; a document in, its sentences with words, names and dates out."""

    def __init__(self, casebook: Casebook) -> None:
        self._layout = Layout()
        self._resolve = Resolve(casebook)

    def __call__(self, document: Document) -> Analysis:
        """The analysis of one document; the same document gives the same analysis."""
        drafts = self._layout(document.text)
        mentions = self._resolve(document, drafts)
        sentences = tuple(
            Sentence(
                start=draft.start,
                end=draft.end,
                paragraph=draft.paragraph,
                words=draft.words,
                mentions=found,
                dates=(),
                quoted=draft.quoted,
            )
            for draft, found in zip(drafts, mentions, strict=True)
        )
        return Analysis(document=document, sentences=sentences)
