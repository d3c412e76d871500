import eslint from '@eslint/js'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['node_modules/', 'data/', 'coverage/'] },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A template is where numbers belong; everything else is spelled out.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  { files: ['*.config.js', 'src/summit.js'], extends: [tseslint.configs.disableTypeChecked] },
  {
    // French sets narrow no-break spaces.
    files: ['src/wording/fr.ts'],
    rules: { 'no-irregular-whitespace': ['error', { skipTemplates: true }] },
  },
  {
    // The page's script is checked by its own tsconfig, which knows the browser's names; JSDoc's casts are seen there only.
    files: ['src/adapters/web/assets/*.js'],
    rules: { 'no-undef': 'off', '@typescript-eslint/no-unsafe-return': 'off' },
  },
)
