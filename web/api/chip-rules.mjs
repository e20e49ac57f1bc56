// The rules in JavaScript, for browsers and Node 18 or newer:
//
//   import { load } from './chip-rules.mjs';
//   const rules = await load();
//   rules.check('chip=...&to=...').verdict
//
// Knows: the exported C functions of the two modules, and which files stand next to this one. Nothing of the rules.
// api.wasm answers every question; first.wasm, a part of it, answers the views check, card, form and find for a page that must be quick.

const MODULES = { whole: 'api.wasm', part: 'first.wasm' };
const PACKS = {
  first: 'first.json', sentences: 'sentences.json', models: 'models.json', clusters: 'clusters.json', sources: 'sources.json', names: 'names.json',
  record: 'record.json', history: 'history.json', words: 'words.json', 'text-zh-Hans': 'text-zh-Hans.json', 'text-zh-Hant': 'text-zh-Hant.json',
};
// Of these, 'check' as a view: decisions as data come from the whole module.
const PART_ANSWERS = ['check', 'card', 'form', 'find', 'views', 'examples', 'canonical', 'set', 'text'];
const NOT_HERE = 52; // WASI: function not supported
const inNode = Boolean(globalThis.process?.versions?.node);

/** The bytes of a file as a Response, or as a Uint8Array in Node (whose fetch reads no files). */
async function open(url) {
  if (inNode && url.protocol === 'file:') {
    const { readFile } = await import('node:fs/promises');
    return readFile(url);
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} could not be loaded (${response.status})`);
  return response;
}

const bytesOf = async (opened) => (opened instanceof Uint8Array ? opened : new Uint8Array(await opened.arrayBuffer()));

/** Compiles while the file arrives, where the server says what it is; else when all is there. */
async function compile(opened) {
  if (opened instanceof WebAssembly.Module) return opened;
  const streams = !(opened instanceof Uint8Array) && opened.headers.get('content-type')?.startsWith('application/wasm');
  return streams ? WebAssembly.compileStreaming(opened) : WebAssembly.compile(await bytesOf(opened));
}

/** The module asks the host for nothing: each of the few system calls of its C library is refused. */
function instantiate(module) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => {
      if (name === 'proc_exit') throw new Error('the rules engine stopped');
      return NOT_HERE;
    };
  }
  return WebAssembly.instantiate(module, imports);
}

/** An error of the rules: `detail` is {code, key, value, message, nearest}, the message in the language asked for; with `problems` when it is an instrument's. */
function failure(text) {
  const detail = JSON.parse(text).error ?? {};
  const error = new Error(detail.message ?? 'the rules could not be read');
  error.detail = detail;
  return error;
}

const SLICE = 12; // ms of work after which a page may paint and hear its reader

/** Returns pause(): awaited between steps of long work, it lets others have their turn when a slice is over. Throws when `signal` says so. */
function slices(signal) {
  let began = performance.now();
  return async () => {
    if (performance.now() - began >= SLICE) {
      await new Promise((go) => setTimeout(go));
      began = performance.now();
    }
    signal?.throwIfAborted();
  };
}

/** Today's date (UTC): the rules themselves read no clock. */
const hostDate = () => new Date().toISOString().slice(0, 10);

class Rules {
  #core;
  #find;
  #packs = new Map();
  #texts;
  #isWhole;
  #wholeComing = null;
  #instrument = null;
  #taking = Promise.resolve();
  #views = new Map();

  constructor(core, find, isWhole) {
    this.#core = core;
    this.#find = find;
    this.#isWhole = isWhole;
  }

  /** Hands bytes to one of the C functions: {failed, bytes}, the bytes of the answer lying in the engine's own memory. */
  #bytes(name, bytes, core) {
    const room = core.rules_alloc(bytes.length);
    new Uint8Array(core.memory.buffer, room, bytes.length).set(bytes);
    const failed = core[name](room, bytes.length);
    core.rules_free(room);
    return { failed, bytes: new Uint8Array(core.memory.buffer, core.rules_answer(), core.rules_answer_size()) };
  }

  #call(name, bytes, core = this.#core) {
    const answer = this.#bytes(name, bytes, core);
    const text = new TextDecoder().decode(answer.bytes);
    if (answer.failed) throw failure(text);
    return text;
  }

  /**
   * The answer to a request, both as bytes of JSON, a refusal as well; null when only the whole module can answer. For
   * front ends that draw views without reading them.
   */
  answer(request) {
    const text = new TextDecoder().decode(request);
    const kept = this.#views.get(text);
    if (kept) return kept;
    const asked = JSON.parse(text);
    if (!this.answers(asked.ask === 'view' ? asked.view : asked.ask) || (asked.ask === 'check' && !this.#isWhole)) return null;
    const { failed, bytes } = this.#bytes('rules_ask', request, this.#core);
    if (!failed) this.#keep(asked, text, bytes);
    return bytes.slice();
  }

  /** Whether the module that is loaded answers a question or view of this name. */
  answers(name) {
    return this.#isWhole || PART_ANSWERS.includes(name);
  }

  #ask(request) {
    const text = JSON.stringify(request);
    const kept = this.#views.get(text);
    if (kept) return new TextDecoder().decode(kept);
    const answer = this.#bytes('rules_ask', new TextEncoder().encode(text), this.#core);
    const said = new TextDecoder().decode(answer.bytes);
    if (answer.failed) throw failure(said);
    this.#keep(request, text, answer.bytes);
    return said;
  }

  /** Keeps the last few views: text and explorer of a page ask for the same ones. */
  #keep(request, text, bytes) {
    if (request.ask !== 'view' || text.length > 20000) return;
    this.#views.set(text, bytes.slice());
    if (this.#views.size > 12) this.#views.delete(this.#views.keys().next().value);
  }

  /**
   * Loads a further pack once: 'sentences' (of texts that are not in force, and what else a first answer does without), 'models', 'clusters', 'sources', 'names' (the other
   * names of rows, for typed search), 'record' (events and claims), 'history' (price series), or
   * 'words' (of the questions that only the whole module answers), or 'text-zh-Hans' and the like (all words, sentences
   * of law and names in another language).
   */
  need(name) {
    if (!this.#packs.has(name)) {
      const loading = this.#find(name).then(bytesOf).then((bytes) => {
        this.#call('rules_load', bytes);
        this.#views.clear();
        if (name === 'words' || name.startsWith('text-')) this.#learn(bytes);
        return bytes;
      });
      loading.catch(() => this.#packs.delete(name));
      this.#packs.set(name, loading);
    }
    return this.#packs.get(name).then(() => this);
  }

  /** Keeps the interface's words of a pack. */
  #learn(pack) {
    for (const [lang, words] of Object.entries(JSON.parse(new TextDecoder().decode(pack)).text)) {
      this.#texts = { ...this.#texts, [lang]: { ...this.#texts?.[lang], ...words } };
    }
  }

  /** Puts the module that answers every question in the place of the one for a first answer. */
  whole() {
    this.#wholeComing ??= this.#bringWhole().catch((error) => {
      this.#wholeComing = null;
      throw error;
    });
    return this.#wholeComing;
  }

  async #bringWhole() {
    if (this.#isWhole) return this;
    const [core] = await Promise.all([this.#find('whole'), this.need('words'), this.need('sentences')]);
    return this.#change(core);
  }

  /** Puts another engine, with the same packs, in the place of this one. `last` is loaded into it after them; `pause` is awaited on the way. */
  async #change(core, { last = null, pause = async () => {} } = {}) {
    const taken = new Set();
    let finished = !last;
    for (;;) {
      const asked = [...this.#packs.values()];
      for (const bytes of (await this.packs()).filter((bytes) => !taken.has(bytes))) {
        this.#call('rules_load', bytes, core);
        taken.add(bytes);
        await pause();
      }
      if ([...this.#packs.values()].some((loading) => !asked.includes(loading))) continue; // one more was asked for meanwhile
      if (finished) break;
      await last(core);
      finished = true;
    }
    this.#core = core;
    this.#isWhole = true;
    this.#views.clear();
    return this;
  }

  /** The instrument of one's own that these rules hold: {regime, title, name}, or null. */
  get instrument() {
    return this.#instrument;
  }

  /**
   * Takes in an instrument of one's own, read as if in force on top of the law: ask under it with `regime=own`. `json` is one
   * file as in rules/instruments/ (text, or the object), null takes it out again; `name` is what problems call the file.
   * Whatever is wrong, these rules stay as they were, and the error's `detail.problems` are all of it:
   * [{file, pointer, value, message, nearest}]. The work is done in slices, beside which these rules answer as before;
   * `signal` breaks it off.
   */
  setInstrument(json, options) {
    const taken = this.#taking.then(() => this.#takeInstrument(json, options));
    this.#taking = taken.catch(() => {});
    return taken;
  }

  async #takeInstrument(json, { name = 'own.json', signal } = {}) {
    signal?.throwIfAborted();
    await this.whole();
    const pause = slices(signal);
    let own = null;
    // A fresh engine: what a text may have broken while it was read is thrown away with it.
    await this.#change(await this.#find('whole'), {
      pause,
      last: json === null ? null : async (core) => (own = await this.#compileOwn(core, json, String(name).slice(0, 200), pause)),
    });
    this.#instrument = own;
    return this;
  }

  /** Loads an instrument of one's own into an engine and compiles it for one stretch of days after the other. All faults are thrown as one. */
  async #compileOwn(core, json, name, pause) {
    const load = (pack) => JSON.parse(this.#call('rules_load', new TextEncoder().encode(JSON.stringify(pack)), core));
    const text = typeof json === 'string' ? json : JSON.stringify(json);
    const { own, days } = load({ own: { name, text, in_parts: true } });
    const faults = new Map(); // what is wrong on several days is told once
    let first = null;
    for (const day of days) {
      await pause();
      try {
        load({ own_day: { name, day } });
      } catch (error) {
        if (!error.detail?.problems) throw error;
        first ??= error;
        for (const fault of error.detail.problems) faults.set(JSON.stringify(fault), fault);
      }
    }
    if (!first) return { ...own, name };
    first.detail.problems = [...faults.values()];
    throw first;
  }

  /** New rules with an instrument of one's own, as `setInstrument` takes it in; these stay without. */
  async withInstrument(json, options) {
    await this.whole();
    const other = new Rules(this.#core, this.#find, true);
    for (const [name, loading] of this.#packs) other.#packs.set(name, loading);
    other.#texts = this.#texts;
    return other.setInstrument(json, options);
  }

  /** The bytes of the packs loaded so far, the first pack first. */
  async packs() {
    const loaded = await Promise.allSettled(this.#packs.values());
    return loaded.filter(({ status }) => status === 'fulfilled').map(({ value }) => value); // one that cannot be had may be asked for again
  }

  /** The interface's words in a language; English where there are none. */
  words(lang) {
    return { ...this.#texts?.en, ...this.#texts?.[lang] };
  }

  /** The decision on a case, as JSON text. */
  checkText(caseText, { today = hostDate(), lang } = {}) {
    return this.#ask({ ask: 'check', case: caseText, today, lang });
  }

  /** The decision on a case. */
  check(caseText, options) {
    return JSON.parse(this.checkText(caseText, options));
  }

  /** Any question about more than one case, by its name. */
  #question(ask, { today = hostDate(), ...members } = {}) {
    return JSON.parse(this.#ask({ ask, today, ...members }));
  }

  /** One case under every law in order of date, on both bases, with what changed at each step and why. */
  timeline(caseText, options) {
    return this.#question('timeline', { ...options, case: caseText });
  }

  /** Two laws side by side, and the destinations whose tier or outcome changes; a default case when none is given. */
  compare(a, b, caseText = '', options) {
    return this.#question('compare', { ...options, a, b, case: caseText });
  }

  /** One case for every destination, headquarters or both: `by` is to, hq or both. */
  world(caseText, options) {
    return this.#question('world', { ...options, case: caseText });
  }

  /** Chips by destinations: `chips` and `to` are lists, a vendor or a country group, or 'all'. */
  matrix(caseText = '', { chips = '', to = '', ...options } = {}) {
    return this.#question('matrix', { ...options, case: caseText, chips: String(chips), to: String(to) });
  }

  /** A view's blocks, to render: 'check', 'card', 'form', 'find', 'list', or a question's. */
  view(view, caseText, lang = 'en', { today = hostDate(), forgive, ...rest } = {}) {
    return JSON.parse(this.#ask({ ask: 'view', view, case: caseText, lang, today, ...rest, ...(forgive && { forgive: 1 }) }));
  }

  /** The card of a case as a picture: {case, svg, width, height, alt}. `size`: og, wide, square, print, or WIDTHxHEIGHT in pixels. */
  picture(caseText, { size = 'og', theme = 'light', lang = 'en', today = hostDate() } = {}) {
    return JSON.parse(this.#ask({ ask: 'card-svg', case: caseText, size, theme, lang, today }));
  }

  /** How the answer to a case is cited: {case, text, apa, bibtex}; `url`: where it stands. */
  citation(caseText, { url = '', lang = 'en', today = hostDate() } = {}) {
    return JSON.parse(this.#ask({ ask: 'citation', case: caseText, url, lang, today }));
  }

  /** The first later day on which the case may have another answer by these rules, or null: none is known, or the case has a date. */
  until(caseText, { today = hostDate() } = {}) {
    return JSON.parse(this.#ask({ ask: 'until', case: caseText, today })).until;
  }

  /** What somebody who types `text` may mean, best first; all when it is empty. */
  find(list, text, lang = 'en', { case: caseText = '', ...options } = {}) {
    const { blocks = [] } = this.view('find', caseText, lang, { ...options, list, text });
    return blocks.find((block) => block.type === 'options') ?? { type: 'options', list, options: [] };
  }

  /** The case as it is written: keys in order, assumed values left out. */
  canonical(caseText, { today = hostDate(), lang } = {}) {
    return JSON.parse(this.#ask({ ask: 'canonical', case: caseText, today, lang })).case;
  }

  /** The case with one key set, or taken out when the value is empty. */
  set(caseText, key, value, { today = hostDate() } = {}) {
    return JSON.parse(this.#ask({ ask: 'set', case: caseText, key, value: String(value), today })).case;
  }

  /**
   * Shipments (CSV, or JSON: a list, or an object a line; at most 16 MB) in order of date through the rules: {rows,
   * summary}, with only the rows that could not be run when `summary` is true. `date`: for which day the registry tells who holds what.
   */
  ledger(text, caseText = '', { date = '', summary = false, today = hostDate() } = {}) {
    return JSON.parse(this.#ask({ ask: 'ledger', text, case: caseText, date, summary, today }));
  }

  /** Who gets what of `left` chips, or of what a `limit` of a `case` has left: `asks` is [{name, wanted}, ...]. */
  allocate({ today = hostDate(), ...request }) {
    return JSON.parse(this.#ask({ ask: 'allocate', ...request, today }));
  }

  /**
   * Prices as CSV (date, price, currency, per, place, source; at most 1 MB), checked row by row: {rows, problems, csv}, where
   * `csv` joins them with ours, once need('history') is loaded.
   */
  series(text, { lang = 'en', today = hostDate() } = {}) {
    return JSON.parse(this.#ask({ ask: 'series', text, lang, today }));
  }

  /** Statements about the rules with our findings, once need('record') is loaded. */
  claims({ finding = '', search = '', lang = 'en', today = hostDate() } = {}) {
    return JSON.parse(this.#ask({ ask: 'claims', finding, search, lang, today }));
  }

  /** The answer to each case of an iterable, in order: a decision, or {line, error}. `scope`: 'full' or 'outcome'. */
  async *batch(cases, { scope = 'full', today = hostDate() } = {}) {
    let line = 0;
    for await (const one of cases) {
      line += 1;
      const text = String(one).replace(/^#/, '%23').replace(/[\r\n]/g, '%0A') || ' '; // one line, and no comment
      const { answers } = JSON.parse(this.#ask({ ask: 'batch', text, scope, today }));
      yield { ...answers[0], line };
    }
  }

  /** For load(): keeps the words of the first pack. */
  async begin(names) {
    await Promise.all(names.map((name) => this.need(name)));
    this.#learn(await this.#packs.get('first'));
    return this;
  }
}

/**
 * Loads the engine and what it needs to answer.
 *   base   folder (URL) of the files, when they do not stand next to this one
 *   wasm   the engine, when the caller has it: bytes or a WebAssembly.Module
 *   packs  further packs to load at once: ['models', 'sources']; or {first: bytes, ...} for packs that the caller has
 *   part   true: only what a page's first answer needs; `whole()` and `need('sentences')` bring the rest
 */
export async function load({ base = import.meta.url, wasm, packs = [], part = false } = {}) {
  const urlOf = (file) => new URL(file, new URL(base, import.meta.url));
  const given = Array.isArray(packs) ? {} : packs;
  const asked = Array.isArray(packs) ? packs : Object.keys(packs);
  const wanted = [...new Set(['first', ...(part ? [] : ['sentences', 'words']), ...asked])];
  const opened = new Map(wanted.map((name) => [name, Promise.resolve(given[name] ?? open(urlOf(PACKS[name])))]));
  for (const promise of opened.values()) promise.catch(() => {}); // reported when it is waited for
  const engine = async (opened) => {
    const instance = await instantiate(await compile(opened));
    instance.exports._initialize?.();
    return instance.exports;
  };
  let whole = part || !wasm ? null : compile(wasm); // once: an engine is made anew for each instrument of one's own
  const find = async (name) => {
    if (name === 'whole') {
      whole ??= open(urlOf(MODULES.whole)).then(compile);
      Promise.resolve(whole).catch(() => (whole = null));
      return engine(await whole);
    }
    if (!Object.hasOwn(PACKS, name)) throw new Error(`there is no pack called ${name}`);
    return opened.get(name) ?? open(urlOf(PACKS[name]));
  };
  const first = part ? engine(wasm ?? (await open(urlOf(MODULES.part)))) : find('whole');
  const rules = new Rules(await first, find, !part);
  await rules.begin(['first']);
  await Promise.all(wanted.slice(1).map((name) => rules.need(name)));
  return rules;
}
