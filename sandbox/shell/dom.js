/** Makes an element: `h('p', { class: 'hint', onclick }, 'text', child)`. Text is always text, never markup. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked' || name === 'selected') element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

export function field(label, control, hint) {
  return h('label', {}, label, control, hint && h('span', { class: 'hint' }, hint));
}

export function select(name, options, value) {
  return h(
    'select',
    { name },
    options.map(([key, text]) => h('option', { value: key, selected: key === value }, text)),
  );
}

export function check(name, text, checked = false) {
  return h('label', { class: 'check' }, h('input', { type: 'checkbox', name, checked }), h('span', {}, text));
}

export function tag(text, kind = '') {
  return h('span', { class: `tag ${kind}` }, text);
}

export const time = (iso) =>
  iso ? new Date(iso).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' }) : '';
