import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import { importX } from 'eslint-plugin-import-x'
import * as regexp from 'eslint-plugin-regexp'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'
import { FOLDERS, misplacedFolders } from './scripts/folders.mjs'

/** A global that one file alone may touch. */
const reserved = (name, file) => ({ name, message: `Only ${file} touches ${name}.` })
const WEB_SOCKET = reserved('WebSocket', 'src/realtime/connection.ts')
const PEER_CONNECTION = reserved('RTCPeerConnection', 'src/features/call/media/connection.ts')

/** The computer's clock may be days off, and be set at any time. */
const OWN_CLOCK =
  'The own clock may be wrong: use realtime/serverClock.ts, or performance.now() for how long.'

const misplaced = misplacedFolders(new URL('./src/', import.meta.url))
if (misplaced.length > 0) {
  throw new Error(`Give these folders of src their place in scripts/folders.mjs: ${misplaced.join(', ')}`)
}

/** Nobody imports from a folder that comes later in the order. */
const upwards = FOLDERS.slice(0, -1).map((folder, place) => ({
  target: `./src/${folder}`,
  from: FOLDERS.slice(place + 1).map((later) => `./src/${later}`),
  message: `${folder} comes before it in scripts/folders.mjs.`,
}))

export default ts.config(
  { ignores: ['target/', 'node_modules/', 'src/**/*.gen.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue}'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, sourceType: 'module' },
    },
    plugins: { 'import-x': importX, regexp },
    settings: {
      'import-x/extensions': ['.ts', '.vue'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'], 'vue-eslint-parser': ['.vue'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ extensions: ['.ts', '.vue'] })],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones: upwards }],
      'no-undef': 'off', // TypeScript knows better
      'no-restricted-globals': ['error', WEB_SOCKET, PEER_CONNECTION],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
          message: OWN_CLOCK,
        },
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: OWN_CLOCK },
        { selector: 'CallExpression[callee.name=/^use(Now|Timestamp|TimeAgo)$/]', message: OWN_CLOCK },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      // No expression takes a time that grows faster than the text: others have written it.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      'vue/no-v-html': 'error',
      'vue/no-bare-strings-in-template': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
    },
  },
  {
    files: ['**/*.vue'],
    rules: { 'max-lines': ['error', { max: 200 }] },
  },
  {
    files: ['src/realtime/connection.ts'],
    rules: { 'no-restricted-globals': ['error', PEER_CONNECTION] },
  },
  {
    files: ['src/features/call/media/connection.ts'],
    rules: { 'no-restricted-globals': ['error', WEB_SOCKET] },
  },
  {
    files: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['scripts/*.mjs', '*.js'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['public/*.js'],
    languageOptions: { globals: globals.browser },
  },
  prettier,
)
