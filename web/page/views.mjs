// The views beside the answer: the way to each, and the text of the one on screen, from the core's blocks.
// May know: the renderers, the API module, and the page through `page`. It reads no rule and does no arithmetic.

import { attached } from './attachments.mjs';
import { el, plainClick } from './dom.mjs';
import { makeSheet } from './render/index.mjs';
import { controls } from './render/controls.mjs';
import { pictures } from './render/pictures.mjs';
import { OF_DRAWING } from './address.mjs';
import { say } from './words.mjs';

// Views to which the reader may bring something along: a desk under the picture, whose code comes with the view.
const DESKS = { quota: () => import('./ledger.mjs'), history: () => import('./series.mjs'), rule: () => import('./own-desk.mjs') };

/** Blocks without what the answer above them has said already. */
function withoutSaid(blocks) {
  const said = new Set([...document.querySelectorAll('#answer .says, #answer .asked')].map((node) => node.firstChild?.textContent)); // a way back may stand behind the words
  return blocks.filter((block) => block.type !== 'paragraph' || !said.has(block.text)).map((block) => (block.type === 'headline' && said.has(block.label) ? { ...block, label: '' } : block));
}

/**
 * `page` = {state() -> {caseText, lang, today, address}, hrefOf(case, address), need(...packs), loaded(), go(case, isLive),
 * goView(address, isLive), change(key, value, isLive) -> what is wrong, settle(), pick(field), label(key), bring(files), openApp()}. Returns {update(), control(key)}.
 */
export function makeViews({ nav, root }, rules, page) {
  let made = ''; // the language that the way was drawn in
  let here = null;
  let view = null;

  const to = {
    href: (caseText) => page.hrefOf(caseText, page.state().address),
    change: page.change,
    settle: page.settle,
    pick: page.pick,
  };
  const sheet = makeSheet(root, to, { controls: (block) => controls(block, to), ...pictures });

  /** Marks the view on screen, and slides the row of names so that it is seen. */
  function bringIn(link) {
    link.setAttribute('aria-current', 'page');
    const row = nav.firstElementChild;
    row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
  }

  function drawWay({ caseText, lang, today, address }) {
    const name = new URLSearchParams(address).get('view') ?? 'answer';
    if (made !== lang) {
      made = lang;
      const { options = [] } = rules.view('views', '', lang, { today }).blocks[0] ?? {};
      nav.setAttribute('aria-label', say('views'));
      nav.replaceChildren(el('ul', null, options.map((option) => el('li', null, el('a', { 'data-view': option.value, title: option.detail }, option.label)))));
      nav.hidden = false;
      drawIt.textContent = say('draw_it');
    }
    if (name === 'answer') delete document.documentElement.dataset.view;
    else document.documentElement.dataset.view = name;
    for (const link of nav.querySelectorAll('a')) {
      const to = link.dataset.view === 'answer' ? '' : `view=${link.dataset.view}`;
      link.href = page.hrefOf(caseText, link.dataset.view === name ? address : to);
      if (link.dataset.view !== name) link.removeAttribute('aria-current');
      else if (!link.hasAttribute('aria-current')) bringIn(link);
    }
    return name;
  }
  const drawIt = el('button', { type: 'button', class: 'draw-it', hidden: true });
  drawIt.addEventListener('click', page.openApp);
  root.before(drawIt);

  nav.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-view]');
    if (!link || !plainClick(event)) return;
    event.preventDefault();
    page.goView(link.dataset.view === 'answer' ? '' : `view=${link.dataset.view}`, false);
  });

  let desk = null; // {of, lang, node}

  /** The desk of the view on screen, below its text. */
  async function showDesk(name, { lang, today }) {
    if (desk?.of === name && desk.lang === lang) return;
    desk?.node?.remove();
    const mine = (desk = { of: name, lang, node: null });
    const { makeDesk } = (await DESKS[name]?.()) ?? {};
    if (!makeDesk || desk !== mine) return;
    const series = (text) => rules.series(text, { lang, today });
    mine.node = makeDesk({ view: name, changed: () => (page.loaded(), update()), pick: page.pick, label: page.label, bring: page.bring, series }).node;
    root.after(mine.node);
  }

  function failed(error) {
    sheet.problem(`${say('view_failed')} (${error.message})`);
  }

  /** Shows the view of the present state; loads first what it needs. */
  function update() {
    const state = page.state();
    const name = drawWay(state);
    root.hidden = drawIt.hidden = name === 'answer';
    if (root.hidden) {
      here = view = null;
      sheet.clear();
      showDesk('', state);
      return;
    }
    if (!rules.answers(name)) {
      if (here !== name) sheet.wait(say('wait_view'));
      here = name;
      rules.whole().then(() => {
        page.loaded();
        update();
      }, failed);
      return;
    }
    here = name;
    try {
      const options = Object.fromEntries([...new URLSearchParams(state.address)].filter(([key]) => key !== 'view' && key !== OF_DRAWING));
      view = rules.view(name, state.caseText, state.lang, { today: state.today, forgive: 1, ...options, ...attached(name) });
    } catch (error) {
      failed(error);
      return;
    }
    if (view.needs?.length) page.need(...view.needs).then((more) => more && update());
    if (view.error) sheet.problem(view.error);
    else sheet.update(withoutSaid(view.blocks));
    showDesk(name, state);
  }

  return {
    update,
    /** The knob of a key, for the explorer's request to pick. */
    control: (key) => view?.blocks?.flatMap((block) => (block.type === 'controls' ? block.controls : [])).find((one) => one.key === key),
  };
}
