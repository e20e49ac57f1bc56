// Makes what link previews need of the presets (rules/presets.json): for each and each language a card as SVG and PNG, a small page,
// and, when the site's address is known, an oEmbed description. The same inputs give the same bytes: no clock, no system fonts.
//   node presets.mjs OUT --engine API.wasm --packs DIR --node-modules DIR --font FILE... --chinese-font FILE... [--site URL]
// May know: the API module, rasterize.mjs, the snippet of embeds. No law: questions and cases are data.

import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { load } from '../api/chip-rules.mjs';
import { embedAddress, frameSnippet } from '../page/embed-snippet.mjs';
import { LANGUAGES } from '../page/languages.mjs';
import { escaped, fileOf, insteadOf, oembed, oembedLink, presetPage, previewMeta } from './previews/page.mjs';
import { prepare } from './previews/prepared.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** Faces of fonts-noto-cjk, each script in the shapes its readers know, as tools/fonts.py has them. */
const CHINESE = { 'zh-Hans': 'Noto Sans CJK SC', 'zh-Hant': 'Noto Sans CJK HK' };
const HEIGHTS = { narrow: 620, wide: 480 }; // of a card in a frame, for oEmbed

function stop(why) {
  console.error(`presets: ${why}`);
  process.exit(2);
}

function readArguments([out, ...rest]) {
  const given = { out, font: [], 'chinese-font': [], site: '' };
  for (let i = 0; i < rest.length; i += 2) {
    const [name, value] = [rest[i]?.replace(/^--/, ''), rest[i + 1]];
    if (value === undefined) stop(`${rest[i]} needs a value`);
    if (Array.isArray(given[name])) given[name].push(value);
    else if (['engine', 'packs', 'node-modules', 'site'].includes(name)) given[name] = value;
    else stop(`there is no option ${rest[i]}`);
  }
  for (const name of ['out', 'engine', 'packs', 'node-modules']) if (!given[name]) stop(`--${name} is missing`);
  if (given.site && !/^https?:\/\/[^\s"'<>?#]+$/.test(given.site)) stop(`CHIP_RULES_SITE_URL is the address of the site's folder, such as https://example.org/chips/, not "${given.site}"`);
  if (given.site && !given.site.endsWith('/')) given.site += '/';
  return given;
}

const given = readArguments(process.argv.slice(2));
const packs = {};
for (const name of ['first', 'sentences', 'models', 'words', ...LANGUAGES.filter(({ code }) => code !== 'en').map(({ code }) => `text-${code}`)]) {
  packs[name] = new Uint8Array(await readFile(join(given.packs, `${name}.json`)));
}
const rules = await load({ wasm: new Uint8Array(await readFile(given.engine)), packs });
const { presets } = JSON.parse(await readFile(here('../../rules/presets.json'), 'utf8'));
const { covers, examples } = JSON.parse(await readFile(here('../../rules/timeline.json'), 'utf8'));
const today = covers.checked; // a static answer is that of the day on which the rules were last checked
if (new Set(presets.map(({ slug }) => slug)).size !== presets.length) stop('rules/presets.json: a slug stands twice');

const files = new Map(); // name -> text
const pictures = new Map(); // language -> names of cards

const blockOf = (view, type, role) => view.blocks.find((block) => block.type === type && (!role || block.role === role));

function make({ slug, case: caseText, question }, { code: lang }) {
  const table = rules.words(lang);
  const words = (key, values = {}) => (table[key] ?? stop(`there is no word ${key}`)).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const name = fileOf(slug, lang);
  const view = rules.view('card', caseText, lang, { today });
  if (view.error) stop(`rules/presets.json: ${slug}: ${view.error}`);
  const head = blockOf(view, 'headline');
  const picture = (theme) => rules.picture(caseText, { lang, today, theme, size: 'og' });
  const { svg, alt } = picture('light');
  files.set(`${name}.svg`, svg);
  files.set(`${name}.dark.svg`, picture('dark').svg);
  pictures.set(lang, [...(pictures.get(lang) ?? []), name]);
  const dated = rules.set(caseText, 'on', new URLSearchParams(caseText).get('on') ?? today, { today });
  const date = new URLSearchParams(dated).get('on');
  const live = new URLSearchParams(caseText).has('on') ? dated : caseText;
  const href = (text) => `../?${text}${lang === 'en' ? '' : `&lang=${lang}`}`;
  const links = LANGUAGES.map((each) => ({ lang: each.code, name: each.name, file: fileOf(slug, each.code) }));
  const [year, month, day] = date.split('-').map(Number);
  const preset = {
    slug, lang, links, alt, date, data: view.data, question: question[lang] ?? question.en,
    label: head.label, outcome: head.text, reason: head.reason, cite: head.cite,
    rule: blockOf(view, 'paragraph', 'coverage').text, credit: blockOf(view, 'paragraph', 'credit').text,
    live: href(live), dated: href(dated),
    date_text: words('view.date', { day, month: words(`month.${month}`), year }),
  };
  files.set(`${name}.html`, presetPage(preset, words, given.site));
  if (!given.site) return preset;
  const address = embedAddress(given.site, caseText, { view: 'card', ...(lang !== 'en' && { lang }) });
  const frame = frameSnippet({ address, title: preset.question, ...HEIGHTS });
  files.set(`${name}.oembed.json`, oembed({ type: 'rich', title: preset.question, site: words('cite.work'), base: given.site, image: `presets/${name}.png`, html: frame, width: 640, height: HEIGHTS.wide }));
  return preset;
}

const english = [];
for (const preset of presets) {
  for (const language of LANGUAGES) {
    const made = make(preset, language);
    if (language.code === 'en') english.push(made);
  }
}
// The questions of a first visit first: the page opens with the first of them.
const asked = examples.map((example, nth) => ({ case: example.case, slug: presets.find((preset) => preset.case === example.case)?.slug ?? `example-${nth + 1}` }));
const ready = [...asked, ...presets.filter((preset) => !asked.some((each) => each.case === preset.case))];
for (const { slug, case: caseText } of ready) {
  for (const { code } of LANGUAGES) files.set(`${slug}.${code}.card.json`, `${JSON.stringify(prepare(rules, caseText, code, today))}\n`);
}
const [leading] = english;
const site = rules.words('en');
files.set('site-instead.html', insteadOf(english, site['preset.instead'].replace('{date}', leading.date_text)));
files.set('site-prepared.html', `<meta name="prepared" data-version="${leading.data}" content="${escaped(ready.map((each) => `${each.slug} ${each.case}`).join(' '))}">\n`);
const image = `presets/${fileOf(leading.slug, 'en')}.png`;
const about = { title: site['page.title'], site: site['cite.work'], image };
// The page is one file for every case, and asks no server: what a link to it is about only the page can tell. So it offers a link with
// a title and a picture, and no frame, which would show another case than the link.
const found = given.site && oembedLink(given.site, 'page', about.title);
if (found) files.set('page.oembed.json', oembed({ ...about, type: 'link', base: given.site }));
files.set(
  'site-meta.html',
  `${previewMeta({ ...about, lang: 'en', description: site['page.about'], type: 'website', page: '', alt: leading.alt }, given.site)}\n${found && `${found}\n`}`,
);

const there = await readdir(given.out).catch(() => []);
if (there.length && !there.includes('site-meta.html')) stop(`${given.out} is a folder of something else; name an empty one, or none yet`);
await rm(given.out, { recursive: true, force: true });
await mkdir(given.out, { recursive: true });
for (const [name, text] of files) await writeFile(join(given.out, name), text);
const scratch = await mkdtemp(join(tmpdir(), 'presets-'));
try {
  for (const [lang, names] of pictures) await rasterize(lang, names);
} finally {
  await rm(scratch, { recursive: true });
}

/** Draws the cards of a language: a Chinese one wholly in the face of its script, since a search for single characters would take another. */
async function rasterize(lang, names) {
  const fonts = (CHINESE[lang] ? given['chinese-font'] : given.font).flatMap((file) => ['--font', file]);
  const jobs = [];
  for (const name of names) {
    const source = join(scratch, `${name}.svg`);
    const text = files.get(`${name}.svg`);
    await writeFile(source, CHINESE[lang] ? text.replace('font-family="Inter,', `font-family="'${CHINESE[lang]}',`) : text);
    jobs.push(source, join(given.out, `${name}.png`), '1200');
  }
  const run = spawnSync(process.execPath, [here('rasterize.mjs'), given['node-modules'], ...fonts, ...jobs], { stdio: 'inherit' });
  if (run.status) stop('the pictures could not be made');
}
