"""Which texts of the rule files a reader sees, each with the place by which rules/text/<language>.json translates it.

A place is the file's stem and a path: members by name, list entries by their "id" where they have one (else their
index, from 0), a second entry of the same id as id~2; joined with dots. Of an object {"en": text} the path ends at the object.
Knows the shape of the files and nothing about law. Python's standard library only.
"""
SPOKEN = ("title", "brief", "says", "note", "label", "question", "detail", "by", "where", "place")  # members that are shown as they stand
SPOKEN_LISTS = ("choices",)  # objects whose members are all shown
CODES = ("sources", "$schema", "when", "effect", "from", "source")  # not shown, or in the language of the source


def walk(value, path, spoken, found):
    if isinstance(value, dict):
        if isinstance(value.get("en"), str):
            found.append((".".join(path), value["en"]))
            return
        if isinstance(value.get("en"), dict):  # labels by value
            found += [(".".join([*path, name]), label) for name, label in value["en"].items()]
            return
        for name, member in value.items():
            if name in CODES:
                continue
            if isinstance(member, str):
                if (name in SPOKEN or spoken) and member:
                    found.append((".".join([*path, name]), member))
            else:
                walk(member, [*path, name], name in SPOKEN_LISTS, found)
    elif isinstance(value, list):
        seen = {}
        for index, entry in enumerate(value):
            name = entry.get("id", str(index)) if isinstance(entry, dict) else str(index)
            if not isinstance(name, str):
                name = str(index)
            seen[name] = seen.get(name, 0) + 1
            if seen[name] > 1:
                name += f"~{seen[name]}"
            walk(entry, [*path, name], spoken, found)


def sentences(document):
    """[(path, English text)] of one file, in its order."""
    found = []
    walk(document, [], False, found)
    return found
