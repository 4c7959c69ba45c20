import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';

export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ['**/*.test.*'],
      // Single fetch loses the retry header of Shopify's 401 on actions, so it stays off.
      future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_lazyRouteDiscovery: false, v3_singleFetch: false },
    }),
    tsconfigPaths({ projects: ['./tsconfig.json'] }),
  ],
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1_000 },
});
