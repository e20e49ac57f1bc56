// The small page of a preset, its oEmbed description, and the meta of the page itself: what link previews read.
// May know: HTML, Open Graph, oEmbed. Everything said comes in from outside.

const MARKS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text as it may stand in HTML, in content and in attributes. */
export const escaped = (text) => String(text).replace(/[&<>"']/g, (mark) => MARKS[mark]);

const tag = (name, attributes) => `<${name} ${Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`).join(' ')}>`;
const meta = (entries) =>
  Object.entries(entries)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, content]) => tag('meta', { [/^(og|article):/.test(key) ? 'property' : 'name']: key, content }))
    .join('\n    ');

const LOCALES = { en: 'en_US', 'zh-Hans': 'zh_CN', 'zh-Hant': 'zh_HK' };
const IMAGE = { width: 1200, height: 628 };

/**
 * What a link preview reads. `about` = {lang, title, description, type, page (path), image (path), alt, site}. Addresses in it must be absolute:
 * without `base` (the site's own address, ending in "/") pictures and addresses are left out, since relative ones would be wrong.
 */
export function previewMeta({ lang, title, description, type, page, image, alt, site }, base) {
  const picture = base && image ? `${base}${image}` : '';
  return meta({
    'og:title': title,
    'og:description': description,
    'og:type': type,
    'og:locale': LOCALES[lang],
    'og:site_name': site,
    'og:url': base && `${base}${page}`,
    'og:image': picture,
    'og:image:type': picture && 'image/png',
    'og:image:width': picture && IMAGE.width,
    'og:image:height': picture && IMAGE.height,
    'og:image:alt': picture && alt,
    'twitter:card': picture ? 'summary_large_image' : 'summary',
    'twitter:title': title,
    'twitter:description': description,
    'twitter:image': picture,
    'twitter:image:alt': picture && alt,
  });
}

/**
 * An oEmbed answer (version 1.0) of type `type`. `more`: what that type has besides; of a preset's page (rich) its width, height and
 * `html`, the frame with absolute addresses.
 */
export const oembed = ({ type, title, site, base, image, ...more }) =>
  `${JSON.stringify(
    {
      version: '1.0',
      type,
      title,
      author_name: site,
      author_url: base,
      provider_name: site,
      provider_url: base,
      cache_age: 86400,
      ...more,
      thumbnail_url: `${base}${image}`,
      thumbnail_width: IMAGE.width,
      thumbnail_height: IMAGE.height,
    },
    null,
    1,
  )}\n`;

/** The link by which the oEmbed answer in presets/`name`.oembed.json is found. */
export const oembedLink = (base, name, title) => tag('link', { rel: 'alternate', type: 'application/json+oembed', href: `${base}presets/${name}.oembed.json`, title });

/**
 * The page of a preset. `preset` = {slug, lang, question, outcome, label, reason, cite: {text, href}, rule, credit, alt, live, dated, date, links: [{lang, name, file}]}.
 * `words(key, values)` are the interface's.
 */
export function presetPage(preset, words, base) {
  const { slug, lang, question, outcome, label, reason, cite, alt, live, dated } = preset;
  const name = fileOf(slug, lang);
  const described = words('cite.short', { label, text: outcome, rule: preset.rule });
  const told = words('cite.short', { label, text: outcome, rule: reason });
  const open = live === dated ? [[dated, words('preset.open')]] : [[live, words('preset.live')], [dated, words('preset.same', { date: preset.date_text })]];
  const source = /^https?:\/\//.test(cite.href) ? `<a href="${escaped(cite.href)}">${escaped(cite.text)}</a>` : escaped(cite.text);
  const others = preset.links.map((link) => tag('link', { rel: 'alternate', hreflang: link.lang, href: `${base}${base ? 'presets/' : ''}${link.file}.html` }));
  const head = [
    previewMeta({ lang, title: question, description: described, type: 'article', page: `presets/${name}.html`, image: `presets/${name}.png`, alt, site: words('cite.work') }, base),
    meta({ description: described, citation_title: `${question} ${outcome}`, citation_author: words('cite.author'), citation_publication_date: preset.date.replaceAll('-', '/'), citation_language: lang }),
    ...(base ? [tag('link', { rel: 'canonical', href: `${base}presets/${name}.html` }), oembedLink(base, name, question)] : []),
    ...others,
  ];
  return `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>${escaped(question)} ${escaped(outcome)} · ${escaped(words('cite.work'))}</title>
    ${head.join('\n    ')}
    <link rel="icon" href="../icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="../preset.css">
  </head>
  <body>
    <main>
      <p class="site"><a href="../">${escaped(words('cite.work'))}</a></p>
      <h1>${escaped(question)}</h1>
      <p class="dated">${escaped(words('preset.dated', { date: preset.date_text, data: preset.data }))}</p>
      <figure>
        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="${name}.dark.svg">
          <img src="${name}.svg" width="${IMAGE.width}" height="${IMAGE.height}" alt="${escaped(alt)}">
        </picture>
        <figcaption>${escaped(told)} ${source}</figcaption>
      </figure>
      <p class="live">${open.map(([href, text]) => `${tag('a', { href })}${escaped(text)}</a>`).join(' ')}</p>
      <p class="files">${escaped(words('preset.files'))} <a href="${name}.png" download>PNG</a> <a href="${name}.svg" download>SVG</a></p>
      <nav aria-label="${escaped(words('page.language'))}">${preset.links.map((link) => tag('a', { href: `${link.file}.html`, hreflang: link.lang, lang: link.lang }) + `${escaped(link.name)}</a>`).join(' ')}</nav>
      <p class="credit">${escaped(preset.credit)}</p>
    </main>
  </body>
</html>
`;
}

/** The stem of a preset's files: English without a mark. */
export const fileOf = (slug, lang) => (lang === 'en' ? slug : `${slug}.${lang}`);

/** What stands in the page itself where nothing can be computed: the card of one preset, and the way to all of them. `presets` in one language, `title` over them. */
export const insteadOf = ([leading, ...others], title) => {
  const name = `presets/${fileOf(leading.slug, leading.lang)}`;
  const link = ({ slug, lang, question }) => `<li><a href="presets/${fileOf(slug, lang)}.html">${escaped(question)}</a></li>`;
  return `<figure lang="${leading.lang}">
  <p>${escaped(title)}</p>
  <a href="${name}.html"><picture><source media="(prefers-color-scheme: dark)" srcset="${name}.dark.svg"><img src="${name}.svg" width="${IMAGE.width}" height="${IMAGE.height}" loading="lazy" alt="${escaped(`${leading.question} ${leading.outcome}`)}"></picture></a>
  <figcaption><ul>${[leading, ...others].map(link).join('')}</ul></figcaption>
</figure>
`;
};
