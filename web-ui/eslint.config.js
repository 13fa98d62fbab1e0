import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

/** A global that one file alone may touch. */
const reserved = (name, file) => ({ name, message: `Only ${file} touches ${name}.` })
const WEB_SOCKET = reserved('WebSocket', 'src/realtime/connection.ts')
const PEER_CONNECTION = reserved('RTCPeerConnection', 'src/features/call/peer.ts')

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
    rules: {
      'no-undef': 'off', // TypeScript knows better
      'no-restricted-globals': ['error', WEB_SOCKET, PEER_CONNECTION],
      '@typescript-eslint/no-explicit-any': 'error',
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
    files: ['src/features/call/peer.ts'],
    rules: { 'no-restricted-globals': ['error', WEB_SOCKET] },
  },
  {
    files: ['scripts/*.mjs', '*.js'],
    languageOptions: { globals: globals.node },
  },
  prettier,
)
