import { defineConfig } from 'vitest/config';

/** A real browser against the built app; one file after the other, because each starts programs of its own. */
export default defineConfig({
  test: { environment: 'node', include: ['tests/e2e/**/*.e2e.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 },
});
