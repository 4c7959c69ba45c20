import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [tsconfigPaths({ projects: ['./tsconfig.json'] })],
  test: {
    environment: 'node',
    // Nothing is asserted about speed; a busy machine is no fault.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['app/**/*.test.{ts,tsx}', 'sandbox/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['node_modules', 'build', 'tests/e2e/**', 'tests/integration/**'],
  },
});
