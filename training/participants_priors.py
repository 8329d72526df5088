"""What grammar says before any text is read: weights from which training starts and to which it is drawn.

Word order, voice, prepositions and the ties of `hudna.coding.roles`, as any
grammar of Arabic has them; a few hundred labelled events could not teach them
all.  Training moves each weight as far as the labels ask for.
"""

from collections.abc import Mapping

SUBJECTS = {"topic": 3.0, "after": 3.0, "inherited": 2.2, "pronoun": 2.4, "antecedent": 2.0}
OBJECTS = {"topic": 2.6, "after": 2.6, "inherited": 2.2, "pronoun": 2.2, "antecedent": 2.0}


def _actors() -> dict[str, float]:
    told = {
        "NONE": 1.2,
        "NONE p": 1.0,
        "people True": 0.9,
        "people False": -1.2,
        "kind actor": 0.6,
        "kind civilians": -0.4,
        "kind source": -1.0,
        "ASSAULT people victims": -2.0,
        "ASSAULT people wounded": -2.0,
        "kind place": -0.8,
        "prep by True": 5.0,
        "prep according True": -2.5,
        "prep between True": 1.6,
        "members 2 between": 1.2,
        "m slot nextn": 2.0,
        "iḍāfa subject True": 3.0,
        "iḍāfa object True": -2.5,
        "iḍāfa parties True": 2.0,
        "iḍāfa either actor": 0.8,
        "iḍāfa either forces": 2.5,
        "iḍāfa place ASSAULT": -3.0,
        "iḍāfa object True then l": 4.0,
        "m tie owner subject 0 y": 2.2,
        "m tie owner subject 0 ?": 1.5,
        "m tie owner subject 1 y": 0.8,
        "m tie owner either 0 y": 1.5,
        "m tie owner object 0 y": -1.5,
        "m tie owner object 0 ?": -0.8,
        "tie victim": -3.0,
        "v tie toll": -2.0,
        "iḍāfa either civilians": -2.0,
        "iḍāfa either True then on": 1.5,
        "iḍāfa either True then l": 1.5,
        "takes parties True prep between after": 2.5,
        "takes parties True prep between next": 2.5,
        "takes parties True prep between nextb": 2.5,
        "takes parties True prep with after": 1.0,
        "m slot nextl*": -0.3,
        "m A prep on True": -1.5,
        "m A prep against True": -2.5,
        "v A prep on True": -1.5,
        "v A prep against True": -2.5,
        "True m tie relative subject": 2.5,
        "tie doer": 2.5,
        "m tie relative subject light": 1.0,
        "m tie relative subject hit": -1.0,
        "True m tie relative object": -1.0,
        "True m tie governor subject": 1.2,
        "True m tie governor object": -0.6,
        "m tie toll": -2.0,
        "tie main casualty": -1.0,
        "True r tie main other": 1.5,
        "True r tie main speech": 1.5,
        "True r tie main light": 1.5,
        "previous actor": 0.9,
        "previous recipient": -0.3,
        "CARRIED": -0.6,
        "CARRIED silent True": 1.2,
        "CARRIED v how none": 1.0,
        "speaks m": -0.5,
        "m tie governor object charge b": 3.5,
        "m tie governor subject charge b": -3.0,
        "m tie governor subject charge": -1.5,
    }
    for how, weight in SUBJECTS.items():
        told[f"True v tie subject {how}"] = weight
        told[f"v tie subject {how} casualty"] = -weight
        told["True p tie passive subject"] = -2.5
    for how, weight in OBJECTS.items():
        told[f"True v tie object {how}"] = -weight
        told[f"True v tie second {how}"] = -1.5
    for direct in ("direct", "b", "in", "on", "to", "l", "", "from", "about", "far", "with"):
        told[f"m tie governor subject light {direct}"] = 1.6
        told[f"m tie governor subject hit {direct}"] = -2.0
        told[f"m tie governor subject casualty {direct}"] = -2.5
        told[f"m tie governor object casualty {direct}"] = -2.0
        told[f"m tie governor subject speech {direct}"] = -0.6
    return told


def _recipients() -> dict[str, float]:
    told = {
        "NONE": 1.4,
        "people True": 0.8,
        "people False": -1.0,
        "kind civilians": 0.8,
        "kind source": -1.5,
        "ASSAULT kind place": -1.2,
        "ASSAULT people victims": -2.0,
        "ASSAULT people wounded": -1.5,
        "ASSAULT A prep from True": 1.2,
        "prep by True": -3.0,
        "prep according True": -2.5,
        "m A prep on True": 1.8,
        "m A prep against True": 2.8,
        "m A prep with True": 1.4,
        "m A prep to True": 0.5,
        "m A prep l True": 1.0,
        "v A prep on True": 1.4,
        "v A prep against True": 2.6,
        "v A prep with True": 1.6,
        "v A prep to True": 0.8,
        "v A prep l True": 0.7,
        "v A prep b True": 0.4,
        "m slot nextn": -1.0,
        "iḍāfa subject True": -2.0,
        "iḍāfa object True": 0.6,
        "iḍāfa object True ASSAULT": 2.4,
        "iḍāfa object True COERCE": 2.4,
        "iḍāfa object True SANCTION": 2.0,
        "iḍāfa object True ACCUSE": 2.0,
        "iḍāfa parties True": -1.0,
        "iḍāfa either actor": 0.5,
        "iḍāfa either forces": -1.5,
        "iḍāfa place ASSAULT": -2.0,
        "iḍāfa object True then l": -4.0,
        "iḍāfa either civilians": 2.0,
        "iḍāfa either True then on": -1.5,
        "iḍāfa either True then l": -1.5,
        "takes parties True prep between after": -1.5,
        "True m slot nextl*": 1.0,
        "m tie toll": 1.2,
        "v tie toll": 1.2,
        "tie victim": 2.6,
        "m tie owner object 0 y": 2.2,
        "m tie owner object 0 ?": 1.4,
        "m tie owner subject 0 y": -1.0,
        "True m tie relative object": 0.6,
        "m tie relative object hit": 1.4,
        "m tie relative subject hit": 0.4,
        "True m tie told object": 0.3,
        "m tie told object hit": 1.8,
        "True p tie passive subject": 3.0,
        "previous actor": -0.2,
        "previous recipient": 0.6,
        "CARRIED": -1.0,
        "m tie governor object charge b": -2.5,
        "m tie governor subject charge b": -1.5,
        "m tie governor subject speech direct": -1.5,
        "m tie governor subject speech about": -1.0,
        "v B near far": -0.8,
        "m B near far": -0.8,
    }
    for how, weight in OBJECTS.items():
        told[f"True v tie object {how}"] = weight
        told[f"True v tie second {how}"] = 0.6
    for how, weight in SUBJECTS.items():
        told[f"True v tie subject {how}"] = -weight
        told[f"v tie subject {how} casualty"] = 2 * weight
        for kind in ("", "casualty"):
            told[f"v tie passive subject {how} {kind}"] = 3.5
    for direct in ("direct", "b", "in", "on", "to", "l", "", "from", "about", "far", "with", "because"):
        told[f"m tie governor subject casualty {direct}"] = 2.4
        told[f"m tie governor object casualty {direct}"] = 2.0
        told[f"m tie governor subject hit {direct}"] = 1.4
        told[f"m tie governor subject light {direct}"] = -1.0
    return told


def _place() -> dict[str, float]:
    told = {"NONE": 0.5, "NONE of 1": -0.3, "NONE of 3": -0.3, "NONE of 4": -0.3}
    for prep, weight in {
        "in": 1.4,
        "b": 0.8,
        "at": 1.2,
        "to": 0.3,
        "from": 0.1,
        "": -0.3,
        "with": -2.0,
        "by": -3.0,
    }.items():
        told[f"place True {prep}"] = weight
    told |= {"place rank A 0": 0.8, "place rank B 0": 0.2, "place rank A 1": -0.2, "place deeds A 0": 0.8}
    told |= {"place deeds B 0": 0.3, "place deeds A 2": -0.8, "place deeds B 2": -0.6, "place named": -0.6}
    return told


def _when() -> dict[str, float]:
    return {
        "NONE": 0.4,
        "nearest True": 1.2,
        "nearest False": -0.6,
        "A deeds 0": 0.6,
        "B deeds 0": 0.6,
        "A bounds 0": 0.4,
        "A bounds 1": -1.0,
        "A bounds 2": -1.5,
        "B bounds 1": -0.8,
        "B bounds 2": -1.2,
        "speech True B": -1.0,
        "class speech same v0s1r0 B": -1.0,
        "counted False True": -1.0,
        "side I": 1.0,
    }


PRIORS: Mapping[str, Mapping[str, float]] = {
    "actors": _actors(),
    "recipients": _recipients(),
    "place": _place(),
    "when": _when(),
}
