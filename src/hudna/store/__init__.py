"""The case: one folder that keeps what was read, coded, merged, decided and expected, with a log that only grows.

    with Store.open(folder, create=True, casebook="iraq", at=now) as store:
        store.add_reading(content, document, records, at=now)
        store.finish_source(document.source.id, [document.id], at=now)

Times are given by the caller; nothing here looks at a clock.
"""

from hudna.store.case import Store
from hudna.store.current import View, current
from hudna.store.database import StoreError
from hudna.store.lookups import Wanted
from hudna.store.merged import Change, Pending
from hudna.store.readings import Reading

__all__ = ["Change", "Pending", "Reading", "Store", "StoreError", "View", "Wanted", "current"]
