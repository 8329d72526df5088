"""hudna (هدنة, "truce"): reads Arabic reporting on a conflict, codes it, keeps the case, gives an outlook."""

__version__ = "0.1.0"
