import tseslint from 'typescript-eslint';

/** Typed rules only: Biome does syntax, style, accessibility and hooks; the dependency law does arrows. */
export default tseslint.config(
  { ignores: ['out/**', 'node_modules/**', '**/*.js', '**/*.mjs', '**/*.cjs', 'electron.vite.config.ts', 'vitest.config.ts'] },
  {
    files: ['src/**/*.{ts,tsx}', 'e2e/**/*.ts', 'bench/**/*.ts', 'playwright.config.ts'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'getBuiltinModule', message: 'It hides an import from the dependency law.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
          message: 'The window gets blocks, never HTML.',
        },
        {
          selector: "CallExpression[callee.object.name='document'][callee.property.name='write']",
          message: 'The window gets blocks, never HTML.',
        },
        {
          selector: "NewExpression[callee.name='TextDecoder'][arguments.length>0]:not([arguments.0.value='utf-8'])",
          message: 'Decode legacy charsets with @exodus/bytes; TextDecoder only for utf-8.',
        },
      ],
    },
  },
);
