// Types of chip-rules.mjs. The decision is described member by member in decision.schema.json, the views in core/view/blocks.h.

export type Verdict =
  | 'undetermined' | 'not_controlled' | 'no_license' | 'exception' | 'authorized' | 'license' | 'barred' | 'not_eligible';
export type Policy = 'approve' | 'approve_within_cap' | 'case_by_case' | 'deny' | 'deny_over_cap' | 'unknown';

/** A verdict in one word: "license:deny", "exception:LPP", "no_license". */
export type Outcome = string;

export interface Quota {
  limit: string;
  key: string;
  unit: string;
  before?: number | null;
  request?: number | null;
  after: number | null;
  cap: number | null;
  fits: boolean | null;
  drawn: boolean;
  chips_left?: number;
}

export interface Threshold {
  id: string;
  /** What the case comes to: `flop` where the unit is FLOP, else `amount`. */
  flop?: number | null;
  amount?: number | null;
  unit: string;
  threshold: number;
  crossed: boolean | null;
  applies: boolean | null;
  days: number | null;
  obligation: string;
}

export interface TraceEntry {
  clause: string;
  cite: string;
  step: string;
  result: 'yes' | 'no' | 'unknown';
  /** false: looked at only to say whether it would match. */
  reached: boolean;
  /** The outcome is this clause's. */
  decided?: true;
  refused?: true;
  closed_by?: string;
  /** name, test, line, value */
  compared: unknown[][];
}

export interface Flip {
  fact: string;
  from?: unknown;
  to?: unknown;
  values?: string[];
  outcome: Outcome;
}

export interface Decision {
  /** Goes up when a member goes or changes its meaning; members may come without that. */
  format: 1;
  case: string;
  regime: string;
  /** null for a regime asked for by name. */
  basis: 'codified' | 'enforced' | null;
  status: string;
  coverage: 'full' | 'partial' | 'stale';
  /** Version of the rules and catalogs. */
  data: string;
  classification: string[];
  tier: { destination: string | null; buyer: string | null };
  verdict: Verdict;
  exception: string | null;
  authorization: string | null;
  policy: Policy | null;
  /** What holds without what is claimed, when the verdict is not_eligible. */
  otherwise?: Outcome;
  /** Something is unknown, and the outcome is the same whatever it is. */
  either_way?: true;
  quota: Quota[];
  parts: { qty: number; outcome: Outcome }[];
  thresholds: Threshold[];
  obligations: string[];
  duties: { id: string; rate: number }[];
  notes: string[];
  /** Embargoes and lists that apply, whether or not they decide. */
  layers: string[];
  assumed: string[];
  /** Keys that would settle an undetermined case, or whether a duty is due. */
  missing: string[];
  /** Given keys that differ from the catalog's. */
  overridden: string[];
  possible: Outcome[];
  unused: string[];
  gaps: string[];
  arguable: { reading: string; outcome: Outcome }[];
  other_basis: { outcome: Outcome } | null;
  trace: TraceEntry[];
  /** null in a batch, which leaves them out. */
  flips: Flip[] | null;
}

export interface LedgerRow {
  line: number;
  error?: { code: string; message: string };
  date?: string;
  qty?: number;
  to?: string;
  party?: string;
  outcome?: Outcome;
  possible?: Outcome[];
  missing?: string[];
  claim?: { under: string; result: 'given' | 'not_needed' | 'not_given' | 'unknown' };
  limits?: Omit<Quota, 'chips_left'>[];
  broke?: string[];
  ids?: { count: number; mismatched: boolean; twice: { id: string; holder: string; line: number; same_row: boolean }[] };
}

export interface LedgerAccount {
  limit: string;
  key: string;
  of: string[];
  year?: number;
  unit: string;
  used: number;
  cap: number | null;
  left: number | null;
  rows: number;
  /** rows whose amount is not known */
  unknown: number;
  broken: number;
  first_broken: number | null;
}

export interface Ledger {
  rows: LedgerRow[];
  summary: {
    rows: { read: number; run: number; bad: number; undetermined: number; broke: number; not_given: number; not_needed: number };
    first: string | null;
    last: string | null;
    outcomes: Record<Outcome, number>;
    accounts: LedgerAccount[];
    unused_columns: { name: string; nearest: string }[];
    parties_not_in_catalog: number;
    registry?: {
      complete: boolean;
      date: string;
      ids: number;
      twice: number;
      mismatched: number;
      holders: { holder: string; count: number; ids: string[] }[];
      never_again_count: number;
      never_again: { id: string; last_seen: string; line: number; act: string; holder: string }[];
    };
  };
}

export interface AllocationRequest extends Options {
  left?: number;
  limit?: string;
  case?: string;
  asks: string | { name: string; wanted: number }[];
  rule?: 'first-come' | 'pro-rata' | 'equal' | 'lottery';
  seed?: number | string;
}

export interface Allocation {
  left: number;
  limit?: string;
  case?: string;
  wanted: number;
  rules: {
    rule: string;
    says: string;
    seed?: string;
    order?: string[];
    granted: { name: string; wanted: number; granted: number }[];
    remains: number;
  }[];
}

export interface Prices {
  rows: { line: number; date: string; price: number; currency: string; per: string; place: string; series: string; source: string; url: string }[];
  problems: { line: number; column: string; value: string; code: string; message: string }[];
  /** Ours and theirs in one file; empty when no row could be read. */
  csv: string;
}

export interface Claims {
  counts: Record<string, number>;
  claims: {
    origin: string;
    title: string;
    id: string;
    said: string;
    by: string;
    where: string | null;
    finding: 'supported' | 'wrong' | 'unverified';
    why: string;
    case: string | null;
    outcome: Outcome | null;
    sources: { title: string; url: string | null; confidence: string }[];
  }[];
}

export type BatchAnswer = { line: number } & (Decision | { error: RulesError['detail'] } | { case: string; outcome: Outcome });

export type Tone =
  | 'plain' | 'not-controlled' | 'no-license' | 'exception' | 'approval' | 'case-by-case' | 'deny' | 'barred' | 'undetermined';

/** An outcome as one word, and the tone in which it is shown. */
export interface Toned {
  outcome: Outcome;
  tone: Tone;
}

/** The law that a question was asked under. */
export interface AskedLaw {
  case: string;
  regime: string;
  basis: 'enforced' | 'codified' | null;
  status: string;
  coverage: Decision['coverage'];
  data: string;
}

export type By = 'to' | 'hq' | 'both';

export interface World extends AskedLaw {
  by: By;
  /** Keys of the case that the question goes through itself. */
  set_aside: string[];
  unused: string[];
  counts: (Toned & { places: number })[];
  /** One a country, in the order of the catalog. */
  places: (Toned & {
    id: string; tier: string | null; clause: string | null; cite: string | null;
    limit?: string; chips_left?: number; possible?: Outcome[];
  })[];
}

export interface Matrix extends AskedLaw {
  by: By;
  set_aside: string[];
  unused: string[];
  chips: string[];
  places: string[];
  outcomes: (Toned & { cells: number })[];
  /** For each chip and each place an index into `outcomes`. */
  cells: number[][];
}

export interface TimelineAnswer extends Toned {
  regime: string;
  status: string;
  coverage: Decision['coverage'];
  otherwise?: Outcome;
  possible?: Outcome[];
  classification: string[];
  tier: { destination: string | null; buyer: string | null };
  clause: { id: string; cite: string; url: string; says: string } | null;
}

export interface TimelineStep {
  on: string;
  changes_outcome: boolean;
  before: Toned;
  after: Toned;
  instruments: { id: string; brief: string; cite: string; change: 'begins' | 'ends' | 'resumes' | 'extends' }[];
  clauses: {
    id: string; step: string; change: Change;
    before: { cite: string; instrument: string; result: Told } | null;
    after: { cite: string; instrument: string; result: Told } | null;
  }[];
  members: { key: string; country: string; group: string; before: Told; after: Told }[];
  caps: { limit: string; unit: string; before: number | null; after: number | null }[];
  parameters: { id: string; unit: string; before: number; after: number }[];
  gaps: string[];
}

export type Change = 'added' | 'removed' | 'changed';
export type Told = 'yes' | 'no' | 'unknown';

export interface Timeline {
  case: string;
  today: string;
  covers: string;
  checked: string;
  data: string;
  set_aside: string[];
  bases: {
    basis: 'enforced' | 'codified';
    stretches: (TimelineAnswer & { from: string; to: string | null; basis: 'enforced' | 'codified' })[];
    steps: TimelineStep[];
  }[];
  named: (TimelineAnswer & { id: string; title: string; on: string; by_date: boolean })[];
  events: { id: string; date: string; to?: string; kind: string; title: string }[];
}

export interface ComparedLaw extends Omit<AskedLaw, 'case' | 'data'> {
  law: string;
  on: string;
  instruments: string[];
  unused: string[];
}

export interface Comparison {
  a: ComparedLaw;
  b: ComparedLaw;
  data: string;
  clauses: { id: string; change: Change; step: string; what: string[]; a: ComparedClause | null; b: ComparedClause | null }[];
  parameters: { id: string; says: string; a: ComparedParameter | null; b: ComparedParameter | null }[];
  groups: { id: string; of: string; change: Change; added: string[]; removed: string[]; unsettled: string[] }[];
  limits: { id: string; change: Change; what: string[]; a: ComparedLimit | null; b: ComparedLimit | null }[];
  readings: { id: string; a: string | null; b: string | null }[];
  definitions: { kind: 'term' | 'formula'; id: string; change: Change }[];
  exceptions: { added: string[]; removed: string[] };
  tiers: { a: ComparedTier[]; b: ComparedTier[] };
  world: {
    case: string;
    by: By;
    set_aside: string[];
    tiers: { id: string; a: string | null; b: string | null }[];
    outcomes: { id: string; a: ComparedPlace; b: ComparedPlace }[];
    tier_counts: { a: string; b: string; places: number }[];
    outcome_counts: { a: Outcome; b: Outcome; places: number }[];
  };
}

export interface ComparedClause { cite: string; instrument: string; says: string; confidence: string }
export interface ComparedParameter { value: number; unit: string; cite: string; overridden?: true }
export interface ComparedLimit { cap: number | null; unit: string; cite: string; key: string[]; calendar_year: boolean }
export interface ComparedTier { id: string; label: string; level: string | null; countries: number }
export interface ComparedPlace extends Toned { clause: string | null; cite: string | null }

/** A view's blocks have a `type` and the members of the structure of that name in core/view/blocks.h. */
export interface Block {
  type: 'headline' | 'paragraph' | 'facts' | 'bar' | 'axis' | 'clauses' | 'choices' | 'list' | 'table' | 'form' | 'options'
    | 'controls' | 'map' | 'plot' | 'tracks' | 'pairs';
  [member: string]: unknown;
}

export interface View {
  view: string;
  lang: string;
  case: string;
  error?: string;
  /** Packs without which some sentences are missing; `need` loads them. */
  needs?: Pack[];
  /** Of the view "card": the outcome as programs compare it ("license:deny"), and the version of the rules that made it. */
  outcome?: string;
  data?: string;
  blocks: Block[];
}

/** A further pack: `text-` and a language brings all words, sentences of law and names in it. */
export type Pack = 'sentences' | 'models' | 'clusters' | 'sources' | 'names' | 'record' | 'history' | 'words' | 'text-zh-Hans' | 'text-zh-Hant';

export interface CardPicture {
  case: string;
  svg: string;
  /** In CSS pixels. */
  width: number;
  height: number;
  /** The whole card in running text. */
  alt: string;
}

export interface Citation {
  case: string;
  /** One sentence to post. */
  text: string;
  apa: string;
  bibtex: string;
}

export interface Options {
  /** "YYYY-MM-DD"; the host's date (UTC) when absent. */
  today?: string;
}

export interface ViewOptions extends Options {
  /** Unknown keys are left out and named in a paragraph instead of being an error. */
  forgive?: boolean | 1 | 0;
  list?: string;
  text?: string;
  /** Of "card": version and outcome that it was frozen with. */
  data?: string;
  was?: string;
  /** Options of the view, as in an address: 'view.by', 'view.show'. */
  [option: `view.${string}`]: string;
}

/** What is wrong in an instrument: where (JSON pointer), what stands there, what would be right, the nearest valid name. */
export interface InstrumentProblem {
  file: string;
  pointer: string;
  value: string;
  message: string;
  nearest: string;
}

/** Thrown for a case or a pack that cannot be used. */
export interface RulesError extends Error {
  detail: { code?: string; key?: string; value?: string; message?: string; nearest?: string[]; problems?: InstrumentProblem[] };
}

export interface Rules {
  /** `lang`: the language of an error's message. */
  check(caseText: string, options?: Options & { lang?: string }): Decision;
  checkText(caseText: string, options?: Options & { lang?: string }): string;
  timeline(caseText: string, options?: Options & { lang?: string }): Timeline;
  compare(a: string, b: string, caseText?: string, options?: Options & { lang?: string }): Comparison;
  world(caseText: string, options?: Options & { by?: By }): World;
  matrix(caseText?: string, options?: Options & { by?: By; chips?: string | string[]; to?: string | string[] }): Matrix;
  view(name: string, caseText: string, lang?: string, options?: ViewOptions): View;
  /** The card of a case as a picture, the same bytes as `chip-rules card`. `size`: og, wide, square, print, or WIDTHxHEIGHT in pixels. */
  picture(caseText: string, options?: Options & { size?: string; theme?: 'light' | 'dark'; lang?: string }): CardPicture;
  /** How the answer to a case is cited; `url`: where it stands. */
  citation(caseText: string, options?: Options & { url?: string; lang?: string }): Citation;
  /** The first later day on which the case may have another answer by these rules (YYYY-MM-DD); null: none is known, or the case has a date. */
  until(caseText: string, options?: Options): string | null;
  find(list: string, text: string, lang?: string, options?: Options & { case?: string }): Block;
  canonical(caseText: string, options?: Options & { lang?: string }): string;
  set(caseText: string, key: string, value: string | number, options?: Options): string;
  ledger(text: string, caseText?: string, options?: Options & { date?: string; summary?: boolean }): Ledger;
  allocate(request: AllocationRequest): Allocation;
  series(text: string, options?: Options & { lang?: string }): Prices;
  claims(options?: Options & { finding?: string; search?: string; lang?: string }): Claims;
  batch(cases: Iterable<string> | AsyncIterable<string>, options?: Options & { scope?: 'full' | 'outcome' }): AsyncGenerator<BatchAnswer>;
  words(lang: string): Record<string, string>;
  packs(): Promise<Uint8Array[]>;
  need(name: Pack): Promise<Rules>;
  whole(): Promise<Rules>;
  /** The instrument of one's own that these rules hold. */
  readonly instrument: { regime: 'own'; title: string; name: string } | null;
  /**
   * Takes in one's own instrument (a file as in rules/instruments/, as text or object), asked under by `regime=own`; null
   * takes it out. With anything wrong the rules stay as they were, and `RulesError.detail.problems` lists it. The work is done in
   * slices, beside which these rules answer as before; `signal` breaks it off, and they stay as they were.
   */
  setInstrument(json: string | object | null, options?: { name?: string; signal?: AbortSignal }): Promise<Rules>;
  /** New rules with it; these stay without. */
  withInstrument(json: string | object, options?: { name?: string; signal?: AbortSignal }): Promise<Rules>;
  /** Whether the module that is loaded answers a question or view of this name; `whole()` brings the one that answers all. */
  answers(name: string): boolean;
  /** The answer to a request, both as bytes of JSON, a refusal too; null when only the whole module can answer. */
  answer(request: Uint8Array): Uint8Array | null;
}

export interface LoadOptions {
  base?: string | URL;
  wasm?: Uint8Array | WebAssembly.Module;
  packs?: string[] | Record<string, Uint8Array>;
  part?: boolean;
}

export function load(options?: LoadOptions): Promise<Rules>;
