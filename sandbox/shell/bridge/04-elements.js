// The elements an app describes the admin's own areas with. They show nothing here; the shell draws what they say.
// No node is added to the page before something is shown: a framework that takes over server-drawn HTML would stumble over it.
function adopt(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
adopt('ui-nav-menu,ui-title-bar,ui-save-bar{display:none!important}');

function buttonsIn(element) {
  return [...element.querySelectorAll('button, a')]
    .filter((button) => button.closest('ui-nav-menu,ui-title-bar,ui-save-bar') === element)
    .map((button, index) => ({
      index,
      label: button.textContent.trim(),
      primary: button.getAttribute('variant') === 'primary',
      breadcrumb: button.getAttribute('variant') === 'breadcrumb',
      critical: button.getAttribute('tone') === 'critical',
      disabled: button.disabled === true || button.hasAttribute('disabled'),
      loading: button.hasAttribute('loading') && button.getAttribute('loading') !== 'false',
    }));
}

function press(element, index) {
  [...(element?.querySelectorAll('button, a') ?? [])][index]?.click();
}

// Frameworks fill elements after connecting them and change them later; one report a tick is enough.
class Reporting extends HTMLElement {
  connectedCallback() {
    this.watcher = new MutationObserver(() => this.soon());
    this.watcher.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
    this.soon();
  }

  disconnectedCallback() {
    this.watcher?.disconnect();
    this.gone?.();
  }

  soon() {
    if (this.due) return;
    this.due = true;
    queueMicrotask(() => {
      this.due = false;
      if (this.isConnected) this.report();
    });
  }
}

class NavMenu extends Reporting {
  report() {
    const items = [...this.querySelectorAll('a[href]')].map((link) => ({
      href: link.getAttribute('href'),
      label: link.textContent.trim(),
      home: link.getAttribute('rel') === 'home',
    }));
    tell('nav', { items });
  }

  gone() {
    tell('nav', { items: [] });
  }
}

class TitleBar extends Reporting {
  report() {
    if (this.closest('ui-modal')) return;
    tell('title', { title: this.getAttribute('title') ?? document.title, buttons: buttonsIn(this) });
  }

  gone() {
    tell('title', { title: '', buttons: [] });
  }
}

heard.set('press-title', ({ index }) => press(document.querySelector('ui-title-bar'), index));
