#!/usr/bin/env python3
"""Which sentences of the rule files lack a translation, or changed since they were translated.

    translations.py                      list them; status 1 when there are any
    translations.py --stamp [STEM[:PATH]]...   take the translations as they stand for those of today's English sentences

A translation stands in rules/text/<language>.json under the file's stem and the path that sentences.py gives the sentence;
rules/text/translated-from.json keeps a key of the English sentence that it was made from. Python's standard library only.
"""
import json
import sys

from build_pack import STAMPS, english_sentences, stamp
from json_files import ROOT, PackError, read_object


def languages(folder):
    return {path.stem: read_object(path) for path in sorted(folder.glob("*.json")) if path.name != STAMPS}


def problems(rules):
    """[(language, stem, path, "missing" | "stale" | "nothing there")]"""
    english = english_sentences(rules)
    stamps = read_object(rules / "text" / STAMPS)
    found = []
    for language, texts in languages(rules / "text").items():
        for stem, sentences in english.items():
            for place, sentence in sentences.items():
                if not texts.get(stem, {}).get(place):
                    found.append((language, stem, place, "missing"))
                elif stamps.get(stem, {}).get(place) != stamp(sentence):
                    found.append((language, stem, place, "stale"))
        for stem, places in texts.items():
            found += [(language, stem, place, "nothing there") for place in places if place not in english.get(stem, {})]
    return found


def write_stamps(rules, wanted):
    path = rules / "text" / STAMPS
    stamps = read_object(path) if path.exists() else {}
    translated = languages(rules / "text").values()
    out = {}
    for stem, sentences in english_sentences(rules).items():
        for place, sentence in sentences.items():
            chosen = not wanted or stem in wanted or f"{stem}:{place}" in wanted
            if chosen and all(texts.get(stem, {}).get(place) for texts in translated):
                out.setdefault(stem, {})[place] = stamp(sentence)
            elif place in stamps.get(stem, {}):
                out.setdefault(stem, {})[place] = stamps[stem][place]
    path.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


def main(arguments):
    rules = ROOT / "rules"
    try:
        if arguments[:1] == ["--stamp"]:
            write_stamps(rules, arguments[1:])
        found = problems(rules)
    except PackError as error:
        print(f"translations: {error}", file=sys.stderr)
        return 2
    for language, stem, place, what in found:
        print(f"{language}: {stem}: {place}: {what}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
