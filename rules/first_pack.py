"""Parts what a first answer needs of the rules from what only further questions look at.

Only a choice of what to send first: the core asks for the later pack when it meets what is left out. Knows the shape of
rule files and nothing about law. Python's standard library only.
"""
PARAMETER_SOURCES = ("cite", "url", "confidence", "says")  # members that only the pack of sentences carries
OUTLINE = ("title", "brief", "kind", "status", "cite", "url", "bases", "dates", "readings")  # members of an instrument without its clauses
FURTHER_TIMELINE = ("presets", "modeled", "not_modeled", "comparison", "world", "equivalents", "proposals", "matrix")


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
