import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Amounts are bigint or decimal text everywhere; a float would lose cents. Counts, ids of pages and milliseconds are what is left for numbers. */
const floats = [
  { selector: "CallExpression[callee.name='parseFloat']", message: 'Amounts never pass through a float: use parseMinor.' },
  { selector: "MemberExpression[object.name='Number'][property.name='parseFloat']", message: 'Amounts never pass through a float: use parseMinor.' },
  { selector: "CallExpression[callee.property.name='toFixed']", message: 'Amounts never pass through a float: use formatMinor.' },
];
const numbers = { selector: "CallExpression[callee.name='Number']", message: 'Amounts never pass through a float: use parseMinor, or Number.parseInt for counts.' };

export default tseslint.config(
  { ignores: ['build/', 'node_modules/', '.data/', '.cache/', 'app/adapters/store/prisma/generated/', 'coverage/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { prefer: 'type-imports', fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'error',
      eqeqeq: ['error', 'smart'],
    },
  },
  { files: ['app/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', ...floats], 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only env.server.ts reads the environment.' }] } },
  { files: ['app/domain/**', 'app/pipeline/**', 'app/adapters/pos/**', 'app/adapters/shopify/**'], ignores: ['**/*.test.ts'], rules: { 'no-restricted-syntax': ['error', ...floats, numbers] } },
  // Files of one program, joined in their order before they are served: what one declares another uses.
  { files: ['sandbox/shell/**/*.js'], rules: { '@typescript-eslint/no-unused-vars': 'off' } },
  { files: ['sandbox/**/*.ts', 'scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  { files: ['app/env.server.ts'], rules: { 'no-restricted-properties': 'off' } },
);
