import { defineConfig } from 'vitest/config';

/** Extensions run on Preact in Shopify's own frame; their tests have a document of their own and another JSX than the app's. */
export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  test: {
    environment: 'jsdom',
    include: ['extensions/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    // Its files are TypeScript, which Node will not load from node_modules.
    server: { deps: { inline: ['@shopify/ui-extensions-tester'] } },
  },
});
