// Unsaved changes: <ui-save-bar>, shopify.saveBar and forms marked data-save-bar all show the same bar of the shell.
let shown = null;

function showBar(bar) {
  shown = bar;
  tell('save-bar', { visible: true, buttons: bar.buttons() });
}

function hideBar(bar) {
  if (shown !== bar) return;
  shown = null;
  tell('save-bar', { visible: false });
}

class SaveBar extends Reporting {
  constructor() {
    super();
    this.bar = {
      buttons: () => buttonsIn(this),
      press: (index) => press(this, index),
      discardConfirmation: () => this.hasAttribute('discardconfirmation') || this.hasAttribute('discardConfirmation'),
    };
  }

  get showing() {
    return shown === this.bar;
  }

  show() {
    if (this.showing) return Promise.resolve();
    showBar(this.bar);
    this.dispatchEvent(new Event('show'));
    return Promise.resolve();
  }

  hide() {
    if (!this.showing) return Promise.resolve();
    hideBar(this.bar);
    this.dispatchEvent(new Event('hide'));
    return Promise.resolve();
  }

  toggle() {
    return this.showing ? this.hide() : this.show();
  }

  report() {
    if (this.showing) showBar(this.bar);
  }

  gone() {
    hideBar(this.bar);
  }
}

// A form's bar: Save submits, Discard resets.
const formBars = new WeakMap();

function formBar(form) {
  const made = formBars.get(form) ?? {
    buttons: () => [
      { index: 0, label: config.locale.startsWith('fr') ? 'Annuler les modifications' : 'Discard', primary: false },
      { index: 1, label: config.locale.startsWith('fr') ? 'Enregistrer' : 'Save', primary: true },
    ],
    press: (index) => (index === 1 ? form.requestSubmit() : form.reset()),
    discardConfirmation: () => form.hasAttribute('data-discard-confirmation'),
  };
  formBars.set(form, made);
  return made;
}

const marked = (event) => (event.target instanceof Element ? event.target.closest('form[data-save-bar]') : null);
for (const kind of ['input', 'change']) {
  document.addEventListener(kind, (event) => {
    const form = marked(event);
    if (form) showBar(formBar(form));
  });
}
for (const kind of ['submit', 'reset']) {
  document.addEventListener(kind, (event) => {
    const form = marked(event);
    if (form) hideBar(formBar(form));
  });
}

heard.set('press-save-bar', ({ index }) => shown?.press(index));

window.addEventListener('beforeunload', (event) => {
  if (shown) event.preventDefault();
});

async function leaveConfirmation() {
  if (!shown) return;
  const { leave } = await ask('leave', {}, 600_000);
  if (!leave) throw new Error('the merchant stays');
  hideBar(shown);
}
