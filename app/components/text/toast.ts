/** Success only, and short: errors stand beside their cause and do not vanish. Silent where App Bridge is not there. */
export function toast(message: string): void {
  if (typeof window === 'undefined') return;
  const bridge: unknown = Reflect.get(window, 'shopify');
  if (hasToast(bridge)) bridge.toast.show(message);
}

const hasToast = (bridge: unknown): bridge is { toast: { show(message: string): void } } =>
  typeof bridge === 'object' &&
  bridge !== null &&
  'toast' in bridge &&
  typeof bridge.toast === 'object' &&
  bridge.toast !== null &&
  'show' in bridge.toast;
