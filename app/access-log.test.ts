import { describe, expect, it } from 'vitest';
import { loggedPath } from './access-log.server';

const token = 'Ab_-'.repeat(11).slice(0, 43);

describe('the path that is written down', () => {
  it.each([
    [`/s/${token}`, '/s/…'], [`/s/${token}/orders/42`, '/s/…'], ['/s/short', '/s/…'], [`/S/${token}`, '/S/…'], [`//s/${token}`, '//s/…'], ['http://app.example/s/short/orders/1', 'http://app.example/s/…'],
    [`/x/${token}/y`, '/x/…/y'], [`/${token}`, '/…'], ['/app/orders/5001234567890', '/app/orders/5001234567890'], ['/app/settings', '/app/settings'], ['/s', '/s'],
  ])('of %s is %s', (path, written) => expect(loggedPath(path)).toBe(written));
});
