#!/usr/bin/env python3
"""Builds the packs: rules, catalogs and words as a few compact JSON files.

    build_pack.py OUTDIR [PACKAGES]

Reads rules/ and assets/text/ next to this file, and the names of countries in other languages from CLDR in PACKAGES (a
node_modules folder with cldr-localenames-full; without it countries keep their English names), writes into OUTDIR (only files whose bytes change):
  first.json    all that a first answer needs; catalogs as columns, without the rows' sources, notes and further names,
                instruments without the sentences of clauses that are not enforced today; of those that no day brings into
                force, such as bills, only what a case and a form must know of them
  sentences.json  what first.json leaves out: those sentences, such bills in full, sources of acts and of parameters, help of
                facts, and the parts of the timeline that only further questions look at
  whole.json    the contents of both, as native programs carry them
  models.json   the catalog of models
  clusters.json  the catalog of clusters
  sources.json  sources and notes of the catalogs' rows
  names.json    the further names by which a typed search finds a row
  record.json   events, and claims with our findings
  history.json  price series, and figures of two years side by side
  words.json    English interface words of questions about more than one case
  text-<language>.json  all words of another language: of the interface, the sentences of the rule files by a key made of
                the English sentence (so that one that has changed since is not taken for translated), and names of rows
The bytes depend on the input files alone. Knows the shape of the packs and nothing about law: the core's loader is
the authority on rule files. Python's standard library only.
"""
import hashlib
import json
import sys
from pathlib import Path

from first_pack import split_first
from json_files import ROOT, PackError, read, read_columns, read_object, shown
from sentences import sentences

ROW_SOURCES = ("source", "notes", "alias_cite")  # columns that only the sources pack carries
FIRST_WORDS = ("", "page", "app", "cli", "what-if", "card", "embed", "case")  # files of words that a first answer needs; the rest is for further questions
STAMPS = "translated-from.json"  # in rules/text: the English sentence that each translation was made from, by its key
ROW_NAMES = ("aliases", "formal_name", "ear_name", "parent_name")  # columns that only the names pack carries


def split_columns(catalog):
    """(the catalog without the columns that come later, the rows' sources, their further names)"""
    columns = catalog["columns"]
    kept = {name: column for name, column in columns.items() if name not in ROW_SOURCES + ROW_NAMES}
    sources, names = ({name: columns[name] for name in later if name in columns} for later in (ROW_SOURCES, ROW_NAMES))
    return {**catalog, "columns": kept}, sources, names


def read_words(folder):
    """two of {language: words}, of the files <language>.json and <name>.<language>.json: those that a first answer
    needs, and those of further questions; no word may stand in two files"""
    first, further, known = {}, {}, set()
    for path in sorted(folder.glob("*.json")):
        *name, language = path.stem.split(".")
        words = (first if ".".join(name) in FIRST_WORDS else further).setdefault(language, {})
        for key, text in read_object(path).items():
            if (language, key) in known:
                raise PackError(f"{shown(path)}: /{key}: another file of this language has this word already")
            known.add((language, key))
            words[key] = text
    return first, further


def sentence_key(english):
    """FNV-1a of the bytes, 32 bits, as core/rules/book.cpp has it"""
    key = 2166136261
    for byte in english.encode():
        key = (key ^ byte) * 16777619 & 0xFFFFFFFF
    return key


def stamp(english):
    """How rules/text/translated-from.json writes down which sentence was translated"""
    return f"{sentence_key(english):08x}"


def rule_files(rules):
    """[(stem by which rules/text/<language>.json speaks of the file, path)]"""
    files = [(path.stem, path) for path in sorted((rules / "instruments").glob("*.json"), key=by_name)]
    files += [(name, rules / f"{name}.json") for name in ("facts", "timeline", "events") if (rules / f"{name}.json").exists()]
    files.append(("groups", rules / "catalog" / "groups.json"))
    for folder in ("claims", "history"):
        files += [(f"{folder}/{path.stem}", path) for path in sorted((rules / folder).glob("*.json"), key=by_name)]
    return files


def english_sentences(rules):
    """{stem: {path: English sentence}} of all that a reader sees of the rule files"""
    return {stem: dict(sentences(read(path))) for stem, path in rule_files(rules)}


def read_law(rules, english):
    """{language: {"keys", "texts"}}: sentences of the rule files, by the key of the English one, ascending"""
    keys = {}
    for said in english.values():
        for sentence in said.values():
            if keys.setdefault(sentence_key(sentence), sentence) != sentence:
                raise PackError(f'"{sentence}" and "{keys[sentence_key(sentence)]}" have one key: change a word in one of them')
    law = {}
    stamps = read_object(rules / "text" / STAMPS) if (rules / "text" / STAMPS).exists() else {}
    for path in sorted((rules / "text").glob("*.json"), key=by_name):
        if path.name == STAMPS:
            continue
        found = {}
        for stem, texts in read_object(path).items():
            for place, text in texts.items():
                sentence = english.get(stem, {}).get(place)
                if sentence is not None and stamp(sentence) == stamps.get(stem, {}).get(place):
                    found[sentence_key(sentence)] = text
        law[path.stem] = {"keys": sorted(found), "texts": [found[key] for key in sorted(found)]}
    return law


def country_names(countries, packages, language):
    """{id: name} as CLDR has them, the short form where there is one. The first of a row's further names is its two-letter code."""
    path = packages / "cldr-localenames-full" / "main" / language / "territories.json"
    if not path.exists():
        return {}
    names = {}
    known = read_object(path)["main"][language]["localeDisplayNames"]["territories"]
    for row, also in zip(countries["columns"]["iso3"], countries["columns"]["aliases"]):
        code = also.split(" ")[0].upper()
        name = known.get(f"{code}-alt-short") or known.get(code)
        if name:
            names[row] = name
    return names


def read_names(rules, languages, packages):
    """{language: {catalog: {id: name}}} of CLDR, and over it rules/text/names/<catalog>.<language>.json"""
    names = {}
    if packages:
        countries = read_columns(rules / "catalog" / "countries.json")
        names = {language: {"countries": country_names(countries, packages, language)} for language in languages}
    for path in sorted((rules / "text" / "names").glob("*.json"), key=by_name):
        catalog, language = path.stem.split(".")
        names.setdefault(language, {}).setdefault(catalog, {}).update(read_object(path))
    return names


def read_clusters(rules):
    """The catalog of clusters; a rules folder may do without"""
    path = rules / "catalog" / "clusters.json"
    return read_columns(path) if path.exists() else {"count": 0, "columns": {"id": []}}


def by_name(path):
    """By id, as a rules folder is read: an act comes before the same act with a suffix."""
    return path.stem


def read_record(rules):
    """What is told beside the rules: events.json and claims/*.json; a rules folder may do without either"""
    record = {}
    if (rules / "events.json").exists():
        record["events"] = read_object(rules / "events.json").get("events")
    claims = {path.stem: read_object(path) for path in sorted((rules / "claims").glob("*.json"), key=by_name)}
    return {**record, "claims": claims} if claims else record


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def build(rules, texts, packages=None):
    first = {
        "facts": read(rules / "facts.json"),
        "instruments": {path.stem: read_object(path) for path in sorted((rules / "instruments").glob("*.json"), key=by_name)},
        "timeline": read(rules / "timeline.json"),
    }
    if not first["instruments"]:
        raise PackError(f"{shown(rules / 'instruments')}: no instrument (*.json) in this folder")
    sources, names = {}, {}
    for name in ("chips", "companies", "countries"):
        first[name], sources[name], names[name] = split_columns(read_columns(rules / "catalog" / f"{name}.json"))
    groups = read_object(rules / "catalog" / "groups.json")
    first["groups"] = groups.get("groups", groups)
    words, further_words = read_words(texts)
    first["text"] = {"en": words.pop("en", {})}
    first["languages"] = sorted(words)
    whole = first
    first, sentences = split_first(whole)
    law, row_names = read_law(rules, english_sentences(rules)), read_names(rules, sorted(words), packages)
    models = {"models": read_columns(rules / "catalog" / "models.json")}
    clusters = {"clusters": read_clusters(rules)}
    record = {"record": read_record(rules)}
    history = {"history": {path.stem: read_object(path) for path in sorted((rules / "history").glob("*.json"), key=by_name)}}
    contents = [compact(part) for part in (first, sentences, models, clusters, {"sources": sources}, {"names": names}, record, history, {"text": {"en": further_words.get("en", {})}})]
    data = [compact({key: value for key, value in first.items() if key != "text"}), *contents[1:-1]]  # words of the interface decide nothing
    version = hashlib.sha256("\n".join(data).encode()).hexdigest()[:12]
    packs = {"first.json": compact({"version": version, **first}), "whole.json": compact({"version": version, **whole})}
    packs.update(zip(("sentences.json", "models.json", "clusters.json", "sources.json", "names.json", "record.json", "history.json", "words.json"), contents[1:]))
    for lang in sorted(words):
        packs[f"text-{lang}.json"] = compact({"text": {lang: {**words[lang], **further_words.get(lang, {})}},
                                              "law": {lang: law.get(lang, {"keys": [], "texts": []})}, "rows": {lang: row_names.get(lang, {})}})
    return packs


def main(arguments):
    if len(arguments) not in (1, 2) or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    out = Path(arguments[0])
    try:
        packs = build(ROOT / "rules", ROOT / "assets" / "text", Path(arguments[1]) if len(arguments) > 1 else None)
    except PackError as error:
        print(f"build_pack: {error}", file=sys.stderr)
        return 1
    out.mkdir(parents=True, exist_ok=True)
    for name, text in packs.items():
        data = text.encode()
        path = out / name
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
        else:
            path.touch()  # newer than its inputs, so that the build does not come back
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
