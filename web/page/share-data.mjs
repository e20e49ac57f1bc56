// Blocks of views as CSV: what a spreadsheet can read, and nothing that it would run.
// May know: the shapes of blocks. No DOM, so that tests run it alone.

const NUMBER = /^[+-]?\d[\d.,]*$/;

/** One field: quoted where it must be; a text that a spreadsheet would take for a formula is marked as text by an apostrophe. */
export function field(value) {
  let text = value === undefined || value === null ? '' : String(value);
  if (/^[=+\-@\t\r\n]/.test(text) && !NUMBER.test(text)) text = `'${text}`;
  return /[",\r\n;\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of fields as a CSV file with a byte order mark, so that spreadsheets read UTF-8. */
export const csv = (rows) => `\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;

const cited = (link) => [link?.text, /^https?:\/\//i.test(link?.href ?? '') ? link.href : ''];

const ROWS_OF = {
  headline: (block) => [
    ['headline', block.label, block.text, block.reason, ...cited(block.cite)],
  ],
  paragraph: (block) => [[block.role, '', block.text, '']],
  facts: (block) => block.rows.map((row) => [block.title, row.name, row.value, row.detail]),
  bar: (block) => [[block.title, block.unit, block.after_text, [block.cap_text, block.left_text].filter(Boolean).join(' · '), ...cited(block.cite)]],
  axis: (block) => [
    ...block.marks.map((mark) => [block.title, mark.label, mark.value_text, '']),
    ...block.lines.map((line) => [block.title, line.value_text, line.state, [line.label, line.detail].filter(Boolean).join(' · '), ...cited(line.cite)]),
  ],
  list: (block) => block.entries.map((entry) => [block.title, '', entry.text, entry.detail, ...cited(entry.cite)]),
  choices: (block) => block.choices.map((choice) => [block.title, choice.text, choice.detail, choice.case_text]),
  clauses: (block) =>
    block.clauses.map((clause) => [clause.step, clause.id, clause.result_text, [clause.says, ...clause.compared.map((one) => [one.text, one.distance].filter(Boolean).join(' · '))].join(' · '), ...cited(clause.cite)]),
};

/** The whole of a view in one table of six columns, whose names come in the reader's language; `more` are rows in front. */
export function answerRows(view, columns, more = []) {
  const rows = (view.blocks ?? []).filter((block) => block.role !== 'alt').flatMap((block) => ROWS_OF[block.type]?.(block) ?? []);
  return [columns, ...more, ...rows].map((row) => Array.from({ length: columns.length }, (_, i) => row[i] ?? ''));
}

const day = (days) => new Date(days * 86400000).toISOString().slice(0, 10);
const scaled = (scale, value) => (scale.date ? day(value) : value);
const headed = (scale) => [scale.title, scale.unit].filter(Boolean).join(', ');

const TABLES_OF = {
  table: (block) => [[block.columns, ...block.rows]],
  map: (block, say) => [
    [[say('place_code'), say('place'), say('group'), say('outcome'), say('detail')], ...block.places.map((place) => [place.id, place.label, block.groups[place.group ?? 0]?.text ?? '', place.text, place.detail])],
  ],
  plot(block, say) {
    const axes = [headed(block.x), headed(block.y)];
    const point = (one) => [scaled(block.x, one.x ?? 0), scaled(block.y, one.y ?? 0)]; // the core leaves out a 0
    const series = (block.series ?? []).flatMap((one) => one.points.map((each) => [one.label, ...point(each), one.unit ?? '', one.cite?.text ?? '']));
    const marks = (block.marks ?? []).map((one) => [one.label, ...point(one), one.group, one.text]);
    return [
      ...(marks.length ? [[[say('name'), ...axes, say('group'), say('outcome')], ...marks]] : []),
      ...(series.length ? [[[say('name'), ...axes, say('unit'), say('citation')], ...series]] : []),
    ];
  },
  tracks: (block, say) => [
    [[say('name'), say('from'), say('to'), say('outcome'), say('detail')], ...block.tracks.flatMap((track) => track.spans.map((span) => [track.label, day(span.from), day(span.to - 1), span.text, span.detail]))],
  ],
  pairs: (block, say) => [
    [
      [say('name'), block.left_title, say('finding'), say('citation'), block.right_title, say('finding'), say('citation')],
      ...block.rows.map((row) => [row.theme, ...[row.left, row.right].flatMap((side) => [[side.figure, side.text].filter(Boolean).join(': '), side.finding_text ?? '', side.cite?.text ?? ''])]),
    ],
  ],
};

/** The tables and pictures of a view: [{title, rows}], the first row being the heads. `say(word)` names columns. */
export function tablesOf(view, say) {
  return (view?.blocks ?? []).flatMap((block) =>
    (TABLES_OF[block.type]?.(block, say) ?? []).filter((rows) => rows.length > 1).map((rows) => ({ title: block.title ?? '', rows })),
  );
}
