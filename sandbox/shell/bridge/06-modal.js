// <ui-modal>: the real one is drawn by the admin around the frame; this one lies over the page inside of it.
adopt(`
  ui-modal{display:none}
  .bridge-veil{position:fixed;inset:0;z-index:10000;display:grid;place-items:center;padding:16px;background:rgb(20 30 45/.55)}
  .bridge-modal{display:grid;grid-template-rows:auto 1fr auto;width:min(620px,100%);max-height:calc(100vh - 32px);background:#fff;color:#1d2733;border-radius:6px;overflow:hidden}
  .bridge-modal.small{width:min(440px,100%)} .bridge-modal.large{width:min(980px,100%)}
  .bridge-modal>header,.bridge-modal>footer{display:flex;gap:8px;align-items:center;padding:12px 16px;background:#f6f1e7}
  .bridge-modal>header strong{flex:1} .bridge-modal>footer{justify-content:flex-end}
  .bridge-modal>footer:empty{display:none} .bridge-modal>div{overflow:auto}
  .bridge-modal button.bridge{font:inherit;padding:6px 14px;border:1px solid #7a6f5d;border-radius:4px;background:#fff;cursor:pointer}
  .bridge-modal button.bridge.primary{background:#17456b;border-color:#17456b;color:#fff}`);

class Modal extends HTMLElement {
  constructor() {
    super();
    this.veil = document.createElement('div');
    this.veil.className = 'bridge-veil';
    this.veil.innerHTML =
      '<div class="bridge-modal" role="dialog" aria-modal="true"><header><strong></strong><button class="bridge" data-close aria-label="Close">×</button></header><div></div><footer></footer></div>';
    [this.frame] = this.veil.children;
    // Frameworks draw the modal's content into this node.
    this.content = this.frame.children[1];
    this.veil.addEventListener('click', (event) => {
      if (event.target === this.veil || event.target.closest('[data-close]')) void this.hide();
    });
    this.onKey = (event) => event.key === 'Escape' && void this.hide();
  }

  connectedCallback() {
    const variant = this.getAttribute('variant');
    if (variant === 'small' || variant === 'large') this.frame.classList.add(variant);
    this.watcher = new MutationObserver(() => this.draw());
    this.watcher.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
  }

  disconnectedCallback() {
    this.watcher?.disconnect();
    document.removeEventListener('keydown', this.onKey);
    this.veil.remove();
  }

  get showing() {
    return this.veil.isConnected;
  }

  draw() {
    const bar = this.querySelector('ui-title-bar');
    const title = bar?.getAttribute('title') ?? '';
    this.frame.setAttribute('aria-label', title);
    this.frame.querySelector('header strong').textContent = title;
    const buttons = bar ? buttonsIn(bar).map((button) => this.button(bar, button)) : [];
    this.frame.querySelector('footer').replaceChildren(...buttons);
  }

  button(bar, { index, label, primary, disabled, loading }) {
    const button = document.createElement('button');
    button.className = primary ? 'bridge primary' : 'bridge';
    button.textContent = label;
    button.disabled = disabled || loading;
    button.addEventListener('click', () => press(bar, index));
    return button;
  }

  show() {
    if (this.showing) return Promise.resolve();
    // Content that is not drawn through `content` is plain children of the element.
    for (const child of [...this.children]) {
      if (!/^ui-/i.test(child.tagName) && child.childNodes.length > 0) this.content.append(child);
    }
    this.draw();
    this.before = document.activeElement;
    document.body.append(this.veil);
    document.addEventListener('keydown', this.onKey);
    (this.frame.querySelector('footer .primary') ?? this.frame.querySelector('[data-close]')).focus();
    this.dispatchEvent(new Event('show'));
    return Promise.resolve();
  }

  hide() {
    if (!this.showing) return Promise.resolve();
    this.veil.remove();
    document.removeEventListener('keydown', this.onKey);
    this.before?.focus?.();
    this.dispatchEvent(new Event('hide'));
    return Promise.resolve();
  }

  toggle() {
    return this.showing ? this.hide() : this.show();
  }
}
