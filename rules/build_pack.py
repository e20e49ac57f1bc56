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

from sentences import sentences

ROOT = Path(__file__).resolve().parent.parent
PARAMETER_SOURCES = ("cite", "url", "confidence", "says")  # members that only the pack of sentences carries
OUTLINE = ("title", "brief", "kind", "status", "cite", "url", "bases", "dates", "readings")  # members of an instrument without its clauses
FURTHER_TIMELINE = ("presets", "modeled", "not_modeled", "comparison", "world", "equivalents", "proposals", "matrix")
ROW_SOURCES = ("source", "notes", "alias_cite")  # columns that only the sources pack carries
FIRST_WORDS = ("", "page", "app", "cli", "what-if", "card", "embed", "case")  # files of words that a first answer needs; the rest is for further questions
STAMPS = "translated-from.json"  # in rules/text: the English sentence that each translation was made from, by its key
ROW_NAMES = ("aliases", "formal_name", "ear_name", "parent_name")  # columns that only the names pack carries


class PackError(Exception):
    """What is wrong and in which file."""


def shown(path):
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def unique_keys(pairs):
    seen = {}
    for key, value in pairs:
        if key in seen:
            raise ValueError(f'the key "{key}" stands twice in one object')
        seen[key] = value
    return seen


def no_constant(name):
    raise ValueError(f"{name} is not a JSON number")


def number(text):
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"the number {text} is too large")
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def read(path):
    try:
        text = path.read_text(encoding="utf-8")
        return json.loads(text, object_pairs_hook=unique_keys, parse_constant=no_constant, parse_float=number)
    except FileNotFoundError:
        raise PackError(f"{shown(path)}: the file is missing") from None
    except UnicodeDecodeError as error:
        raise PackError(f"{shown(path)}: not UTF-8 at byte {error.start}") from None
    except ValueError as error:
        raise PackError(f"{shown(path)}: {error}") from None


def read_object(path):
    value = read(path)
    if not isinstance(value, dict):
        raise PackError(f"{shown(path)}: expected an object at the top")
    return value


def read_columns(path):
    catalog = read_object(path)
    columns = catalog.get("columns")
    if not isinstance(columns, dict) or not columns:
        raise PackError(f'{shown(path)}: expected an object "columns"')
    count = catalog.get("count")
    for name, column in columns.items():
        if not isinstance(column, list):
            raise PackError(f"{shown(path)}: /columns/{name}: expected an array")
        if len(column) != count:
            raise PackError(f'{shown(path)}: /columns/{name}: {len(column)} values, but "count" is {count}')
        for row, value in enumerate(column):
            if isinstance(value, (dict, list)):
                raise PackError(f"{shown(path)}: /columns/{name}/{row}: expected a text, a number, true, false or null")
    key = next(iter(columns))
    ids = {}
    for row, value in enumerate(columns[key]):
        if not isinstance(value, str) or not value:
            raise PackError(f"{shown(path)}: /columns/{key}/{row}: the first column is the id and must not be empty")
        if value in ids:
            raise PackError(f'{shown(path)}: /columns/{key}/{row}: the id "{value}" stands in row {ids[value]} already')
        ids[value] = row
    return catalog


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


def in_force_today(instruments, timeline):
    """The clauses, as (instrument, index), that a case about today as enforced meets: what a first answer has to say.

    Only a choice of what to send first. Whoever meets a clause without its sentence asks for the pack of sentences.
    """
    today = timeline.get("covers", {}).get("checked", "")

    def start(act):
        dates = act.get("dates", {})
        return dates.get("compliance") or dates.get("effective") or ""

    acts = sorted((start(instruments[name]), name) for name in timeline.get("instruments", []) if name in instruments)
    acts = [name for _, name in acts if "enforced" in instruments[name].get("bases", ["enforced"])]

    def suspended(name, slot):
        for other in acts:
            for each in instruments[other].get("suspends", []):
                begin = each.get("from") or start(instruments[other])
                if "enforced" not in each["bases"] or not begin <= today <= each.get("to", today) or slot in each.get("except", []):
                    continue
                of_it = each.get("instrument") in (None, name)
                if of_it and (slot in each["clauses"] if "clauses" in each else each.get("instrument") == name):
                    return True
        return False

    standing = {}
    for name in acts:
        for index, clause in enumerate(instruments[name].get("clauses", [])):
            begin, end = clause.get("from") or start(instruments[name]), clause.get("to") or today
            if begin <= today <= end and not suspended(name, clause["id"]):
                standing[clause["id"]] = (name, index)
    return set(standing.values())


def known_names(act):
    """What a case and a form must know of an instrument whose clauses come later: its names, in the order of their first use."""
    effects = [clause.get("effect") or {} for clause in act.get("clauses", [])]
    exceptions = [name for effect in effects for name in [effect.get("exception"), *effect.get("only_exceptions", [])]]
    names = {"classes": [effect.get("classify") for effect in effects], "exceptions": exceptions,
             "authorizations": [effect.get("authorize") for effect in effects],
             "parameters": act.get("parameters", {}), "groups": act.get("groups", {})}
    unique = {kind: list(dict.fromkeys(name for name in found if name)) for kind, found in names.items()}
    return {kind: found for kind, found in unique.items() if found}


def outline(act):
    """An instrument without its clauses."""
    limits = [{key: limit[key] for key in ("id", "unit", "says") if key in limit} for limit in act.get("limits", [])]
    return {"later": True, **{key: act[key] for key in OUTLINE if key in act}, **({"limits": limits} if limits else {}), "names": known_names(act)}


def split_instruments(instruments, timeline):
    """(instruments without what a first answer does without, by instrument the sentences and sources that are left out,
    the instruments that are left out but for an outline)"""
    kept, later, whole = {}, {}, {}
    needed = in_force_today(instruments, timeline)
    for name, act in instruments.items():
        if name not in timeline.get("instruments", []):
            kept[name], whole[name] = outline(act), act
            continue
        clauses, sentences = [], {}
        for index, clause in enumerate(act.get("clauses", [])):
            if (name, index) not in needed and ("says" in clause or "note" in clause):
                sentences[str(index)] = {key: clause[key] for key in ("says", "note") if key in clause}
                clause = {key: value for key, value in clause.items() if key not in ("says", "note")}
            clauses.append(clause)
        act, apart = ({**act, "clauses": clauses} if clauses else dict(act)), {}
        if sentences:
            apart["clauses"] = sentences
        if "sources" in act:
            apart["sources"] = act.pop("sources")
        if "parameters" in act:
            apart["parameters"] = {key: {part: text for part, text in one.items() if part in PARAMETER_SOURCES} for key, one in act["parameters"].items()}
            act["parameters"] = {key: {part: value for part, value in one.items() if part not in PARAMETER_SOURCES} for key, one in act["parameters"].items()}
        act.pop("$schema", None)
        kept[name] = act
        if apart:
            later[name] = apart
    return kept, later, whole


def split_first(whole):
    """(what a first answer needs, what it does without), of the whole pack; all in the first where the rules are of a wrong
    shape: the loader names the place"""
    try:
        instruments, sentences, left_out = split_instruments(whole["instruments"], whole["timeline"])
        help_texts = {fact["id"]: fact["help"] for fact in whole["facts"]["facts"] if "help" in fact}
        facts = {**whole["facts"], "facts": [{key: value for key, value in fact.items() if key != "help"} for fact in whole["facts"]["facts"]]}
        timeline = {key: value for key, value in whole["timeline"].items() if key not in FURTHER_TIMELINE}
    except (AttributeError, KeyError, TypeError):
        return {**whole, "later": False}, {}
    later = {"sentences": sentences, "instruments": left_out, "timeline": whole["timeline"], "help": help_texts}
    return {**whole, "facts": facts, "instruments": instruments, "timeline": timeline, "later": True}, later


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
