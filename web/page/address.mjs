// The address bar: the query string is the case string plus the page's own keys. The only file that touches history.
// May know: nothing of the rules; a case string is opaque here.

const OWN = ['view', 'drawing', 'lang', 'theme', 'controls', 'transparent', 'locked', 'data', 'was'];
const OF_VIEW = 'view.'; // options of the view on screen
/** Where a drawing looks: the explorer's own, which changes no text. */
export const OF_DRAWING = 'view.at';
const PAUSE = 250; // at most four replacements a second

const nameOf = (pair) => {
  try {
    return decodeURIComponent(pair.split('=', 1)[0].replaceAll('+', ' '));
  } catch {
    return pair;
  }
};

/** Splits a query string into the page's own keys (and `further` ones) and the case string, which is left byte for byte. */
export function split(search, further = []) {
  const own = new URLSearchParams();
  const rest = [];
  for (const pair of search.replace(/^\?/, '').split('&')) {
    if (!pair) continue;
    const name = nameOf(pair);
    if (OWN.includes(name) || further.includes(name) || name.startsWith(OF_VIEW)) own.set(name, new URLSearchParams(pair).get(name) ?? '');
    else rest.push(pair);
  }
  if (own.get('view') === 'text') { // as addresses said it before a view could be read without its drawing
    own.delete('view');
    textOnly(own, true);
  }
  return { own, caseText: rest.join('&') };
}

/** Whether the reader wants no drawing: `drawing=0`, one reader's own choice, as a theme is. */
export const isTextOnly = (own) => own.get('drawing') === '0';

/** Notes that choice in the page's own keys. */
export const textOnly = (own, on) => (on ? own.set('drawing', '0') : own.delete('drawing'));

/** The view on screen with its options, "view=map&view.by=hq"; empty for the answer. */
export function viewOf(own) {
  const view = own.get('view');
  if (!view || view === 'answer') return '';
  return new URLSearchParams([...own].filter(([name]) => name === 'view' || name.startsWith(OF_VIEW))).toString();
}

/** Whether two addresses of views differ in what is told and not only in where a drawing looks. */
export function differs(one, other) {
  const told = (address) => {
    const query = new URLSearchParams(address);
    query.delete(OF_DRAWING);
    return query.toString();
  };
  return told(one) !== told(other);
}

/** Puts another view in the place of the one in the page's own keys. */
export function setView(own, address) {
  for (const name of [...own.keys()]) if (name === 'view' || name.startsWith(OF_VIEW)) own.delete(name);
  for (const [name, value] of new URLSearchParams(address)) own.set(name, value);
}

/** The address of a view with one option set; an empty value takes it out. */
export function withOption(address, key, value) {
  const next = new URLSearchParams(address);
  if (value) next.set(key, value);
  else next.delete(key);
  return next.toString();
}

/** The case string with one fact rewritten as text, for a case that the core can't read as a whole. */
export function rewrite(caseText, key, value) {
  const pairs = caseText.split('&').filter((pair) => pair && nameOf(pair) !== key);
  if (value) pairs.push(`${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  return pairs.join('&');
}

/** The address of a case with the page's own keys. */
export function hrefOf(caseText, own) {
  const query = [caseText, own?.toString()].filter(Boolean).join('&');
  return query ? `?${query}` : location.pathname;
}

/** The address of a case on the page itself: with the view and its language, without what is one reader's own choice (theme, no drawing). */
export function canonicalHref(caseText, own) {
  const kept = [...own].filter(([name]) => name === 'view' || name === 'lang' || name.startsWith(OF_VIEW));
  const query = [caseText, new URLSearchParams(kept).toString()].filter(Boolean).join('&');
  return `./${query ? `?${query}` : ''}`;
}

/**
 * Follows the case into history: a choice is pushed; a live change (typing, dragging) pushes once when it begins and then
 * replaces, so that "back" returns to what stood before. `onArrive(search)` is called when the reader goes back or forth.
 */
export function followHistory(own, onArrive) {
  let live = false;
  let timer = 0;
  let wanted = '';
  let last = location.search;

  const flush = () => {
    clearTimeout(timer);
    timer = 0;
    if (wanted && wanted !== location.search) history.replaceState(null, '', wanted);
    wanted = '';
    last = location.search;
  };
  addEventListener('popstate', () => {
    clearTimeout(timer);
    timer = 0;
    wanted = '';
    if (location.search === last) return; // only the fragment moved
    live = false;
    last = location.search;
    onArrive(location.search);
  });
  addEventListener('pagehide', flush);

  return {
    /** Takes a changed case. `isLive`: more of the same gesture is to come. */
    change(caseText, isLive) {
      const href = hrefOf(caseText, own);
      const search = href.startsWith('?') ? href : '';
      if (live) {
        wanted = href;
        if (!isLive) flush();
        else timer ||= setTimeout(flush, PAUSE);
      } else if (search !== location.search) {
        flush(); // what was looked at belongs to the entry that is left
        history.pushState(null, '', href);
        last = location.search;
      }
      live = isLive;
    },
    /** Writes down, soon, how the view is looked at: that is no step of its own. */
    look(caseText) {
      wanted = hrefOf(caseText, own);
      timer ||= setTimeout(flush, PAUSE);
    },
    /** Ends a gesture: the next change is a choice of its own. */
    settle() {
      if (live) flush();
      live = false;
    },
    /** Rewrites the entry in place, for example after one of the page's own keys has changed. */
    rewrite(caseText) {
      flush();
      history.replaceState(null, '', hrefOf(caseText, own));
      last = location.search;
    },
  };
}
