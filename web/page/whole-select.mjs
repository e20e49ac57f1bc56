// A native list whose choice is shown whole: its words wrap under the list, which lies over them unseen.
// May know: dom.

import { el } from './dom.mjs';

/** `shown` stands right after the list in the DOM (form.css lays the one over the other); `show()` after each change of its value. */
export function wholeSelect(select) {
  const shown = el('span', { class: 'shown', 'aria-hidden': 'true' });
  const show = () => {
    shown.textContent = select.selectedOptions[0]?.textContent ?? '';
  };
  select.addEventListener('change', show);
  show();
  return { shown, show };
}
