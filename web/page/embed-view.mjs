// A view in an embed: its finding, its drawing, its knobs; tables and remarks fold away below. The text stands first, the
// drawing comes when it is seen (embed-drawing.mjs). May know: the renderers and the frame's state.

import { OF_DRAWING } from './address.mjs';
import { el } from './dom.mjs';
import { makeDrawing } from './embed-drawing.mjs';
import { wear } from './wear.mjs';
import { controls } from './render/controls.mjs';
import { makeSheet } from './render/index.mjs';
import { pictures } from './render/pictures.mjs';
import { label, say, word } from './words.mjs';

const DRAWN = new Set(['map', 'plot', 'tracks']); // what only the explorer draws
const IN_SIGHT = new Set(['bar', 'facts', 'pairs', 'axis']);

/** Which part of the embed a block stands in. `behind`: whether a picture came before it. */
function partOf(block, behind) {
  if (DRAWN.has(block.type)) return 'drawn';
  if (block.type === 'controls') return 'turned';
  if (block.role === 'legal') return 'none'; // the card's line of credit says it
  if (block.role === 'coverage' || block.role === 'warning' || IN_SIGHT.has(block.type)) return 'words';
  return behind ? 'folded' : 'above';
}

/** Builds the parts of a view in `root`. `frame` as in embed.mjs. Returns {update()}. */
export function makePicture(root, frame) {
  const style = wear('./embed-view.css');
  const to = {
    href: (text) => frame.fullAddress(text),
    change: changeAny,
    settle() {},
    async pick(knob) {
      const { picker } = await import('./embed-form.mjs');
      return (await picker(frame))(knob);
    },
  };
  const status = el('p', { class: 'wait', role: 'status' });
  const nodes = Object.fromEntries(['above', 'drawn', 'turned', 'words'].map((part) => [part, el('div', { class: `part-of ${part}` })]));
  const canvas = el('div', { class: 'canvas' });
  const folded = el('div', { class: 'part-of', tabindex: '0', role: 'region', ...label('embed_words') });
  const fold = el('details', { class: 'folded in-words' }, el('summary', null, el('h3', word('embed_words'), say('embed_words'))), folded);
  root.append(status, nodes.above, canvas, nodes.drawn, nodes.turned, nodes.words, fold);
  const more = { controls: (block) => controls(block, to), ...pictures };
  const sheets = Object.fromEntries(Object.entries({ ...nodes, folded }).map(([part, node]) => [part, makeSheet(node, to, more)]));
  let view = null;

  const address = () => new URLSearchParams({ view: frame.name(), ...Object.fromEntries(frame.ofView) }).toString();
  const drawing = makeDrawing(canvas, {
    frame,
    address,
    ready: (drawn) => {
      nodes.drawn.hidden = drawn;
      if (!drawn) fold.open = true;
    },
    onView: (next) => {
      const query = new URLSearchParams(next);
      if (query.get('view') !== frame.name()) return false;
      const moved = [...query].every(([key, value]) => key === 'view' || key === OF_DRAWING || frame.ofView.get(key) === value);
      if (!moved && !frame.controls) return false;
      for (const key of [...frame.ofView.keys()]) if (!query.has(key)) frame.ofView.delete(key);
      for (const [key, value] of query) if (key !== 'view') frame.ofView.set(key, value);
      if (!moved) update();
      return true;
    },
  });

  function changeAny(key, value) {
    if (!key.startsWith('view.')) return frame.change(key, value);
    if (value) frame.ofView.set(key, value);
    else frame.ofView.delete(key);
    update();
    return '';
  }

  /** Knobs that the reader may turn here. */
  const free = (block) => ({ ...block, controls: block.controls.filter(({ key }) => !frame.locked.has(key)) });

  function show(blocks) {
    const parts = { above: [], drawn: [], turned: [], words: [], folded: [], none: [] };
    let behind = false;
    for (const block of blocks) {
      parts[partOf(block, behind)].push(block.type === 'controls' ? free(block) : block);
      behind ||= DRAWN.has(block.type);
    }
    parts.turned = frame.controls ? parts.turned.filter((block) => block.controls.length) : [];
    for (const [part, sheet] of Object.entries(sheets)) sheet.update(parts[part]);
    fold.hidden = !parts.folded.length;
    canvas.hidden = !parts.drawn.length;
    if (!parts.drawn.length) fold.open = true;
  }

  async function update() {
    root.hidden = false;
    if (!frame.rules.answers(frame.name())) {
      status.hidden = false;
      status.textContent = say('wait_view');
      try {
        await frame.rules.whole();
      } catch (error) {
        status.textContent = `${say('view_failed')} (${error.message})`;
        return;
      }
    }
    await style;
    const told = [...frame.ofView].filter(([key]) => key !== OF_DRAWING);
    try {
      view = frame.rules.view(frame.name(), frame.caseText(), frame.lang(), { today: frame.today, forgive: 1, ...Object.fromEntries(told) });
    } catch (error) {
      status.hidden = false;
      status.textContent = error.detail?.message ?? error.message;
      return;
    }
    if (view.needs?.length) frame.need(...view.needs).then((came) => came && update());
    status.hidden = !view.error;
    status.textContent = view.error ?? '';
    show(view.blocks ?? []);
    drawing.update();
  }

  addEventListener('beforeprint', () => (fold.open = true));
  return { update };
}
