/** The panels beside the app; on a narrow screen the app is one of them. */
import { refresh } from './watch.js';

const floor = document.querySelector('.floor');
const tabs = [...document.querySelectorAll('[role="tab"]')];
const nameOf = (tab) => tab.id.replace('tab-', '');
const narrow = () => window.matchMedia('(max-width: 1000px)').matches;

export function show(name) {
  // On a wide screen the app is always there; asking for it changes nothing.
  if (name === 'app' && !narrow()) return;
  floor.dataset.view = name;
  for (const tab of tabs) {
    const on = nameOf(tab) === name;
    tab.setAttribute('aria-selected', String(on));
    tab.tabIndex = on ? 0 : -1;
    if (nameOf(tab) !== 'app') document.getElementById(`view-${nameOf(tab)}`).hidden = !on;
  }
  void refresh();
}

for (const tab of tabs) {
  tab.addEventListener('click', () => show(nameOf(tab)));
  tab.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const usable = tabs.filter((candidate) => candidate.offsetParent !== null);
    const next = usable[(usable.indexOf(tab) + step + usable.length) % usable.length];
    next.focus();
    show(nameOf(next));
  });
}

window.matchMedia('(max-width: 1000px)').addEventListener('change', (event) => {
  if (!event.matches && floor.dataset.view === 'app') show('place');
});

export const start = (wanted) => show(wanted ?? (narrow() ? 'app' : 'place'));
