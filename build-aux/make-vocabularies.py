#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the vocabulary of countries: ISO 3166-1 of iso-codes with our own further names.

Usage: make-vocabularies.py ISO_3166_1_JSON COUNTRY_NAMES_TSV OUTPUT_TSV
"""

import json
import sys


def read_names(path):
    """The hand-written rows by code, as [kind, language, texts]."""
    names = {}
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            columns = line.split("\t")
            if len(columns) != 4 or columns[1] not in ("name", "synonym", "keyword"):
                sys.exit(f"{path}:{number}: expected code, kind, language, texts")
            names.setdefault(columns[0], []).append(columns[1:])
    return names


def country_rows(country, extra):
    """The rows of one country: the name in English first, what only identifies it last."""
    code = country["alpha_2"]
    own_name = next((texts for kind, language, texts in extra if (kind, language) == ("name", "en")), None)
    iso_names = [country.get("common_name"), country["name"], country.get("official_name"), country["alpha_3"]]
    iso_names = list(dict.fromkeys(name for name in iso_names if name))
    name = own_name or iso_names[0]

    yield code, "name", "en", name
    for kind, language, texts in extra:
        if (kind, language) != ("name", "en"):
            yield code, kind, language, texts
    # Translations are looked up by these, see mp-term-index.c.
    yield code, "synonym", "-", "|".join(iso for iso in iso_names if iso != name)


def main(iso_path, names_path, output_path):
    with open(iso_path, encoding="utf-8") as file:
        countries = sorted(json.load(file)["3166-1"], key=lambda country: country["alpha_2"])
    extra = read_names(names_path)
    unknown = set(extra) - {country["alpha_2"] for country in countries}
    if unknown:
        sys.exit(f"{names_path}: not in ISO 3166-1: {', '.join(sorted(unknown))}")

    with open(output_path, "w", encoding="utf-8") as output:
        output.write("# Made by make-vocabularies.py from ISO 3166-1 (iso-codes, LGPL-2.1-or-later).\n")
        for country in countries:
            for row in country_rows(country, extra.get(country["alpha_2"], [])):
                output.write("\t".join(row) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__.strip())
    main(*sys.argv[1:])
