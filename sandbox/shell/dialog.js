import { byId, h } from './dom.js';

/** Asks in a dialog; `fields` is `{ nodes, read }`. Resolves to what `read` makes of the form, or null when it is dismissed. */
export function ask(title, { nodes, read }, confirm) {
  const dialog = byId('dialog');
  return new Promise((resolve) => {
    const form = h(
      'form',
      { method: 'dialog' },
      h('h2', {}, title),
      ...nodes,
      h(
        'div',
        { class: 'actions' },
        h('button', { type: 'button', onclick: () => dialog.close() }, 'Not now'),
        h('button', { class: 'primary', value: 'yes' }, confirm),
      ),
    );
    let result = null;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      result = read(form);
      dialog.close();
    });
    dialog.addEventListener('close', () => resolve(result), { once: true });
    dialog.replaceChildren(form);
    dialog.setAttribute('aria-label', title);
    dialog.showModal();
  });
}
