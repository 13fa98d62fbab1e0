import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** Where `npm run dev` finds the server. */
const server = process.env.PARLEY_SERVER ?? 'http://localhost:8080'

const tests = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('src', file))
/** They put something in the place of a module, want it anew, or leave behind what belongs to a page. */
const alone = tests.filter((file) =>
  /\bvi\.(mock|doMock|resetModules)\(|^\/\/ @vitest-environment jsdom/.test(readFileSync(file, 'utf8')),
)

export default defineConfig({
  plugins: [vue()],
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  server: {
    proxy: {
      '/api': { target: server, ws: true },
    },
  },
  build: {
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    target: 'es2022',
    // All of them know `:dir()`, which for older ones would become a list of languages: of the page's, not of a text's.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    // For scripts/bytes.mjs; scripts/bundle.mjs takes it out of what is served.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One file instead of some forty: what several parts of the page use of these is small, and each request costs
            // a browser and a server more than the bytes.
            {
              name: 'shared',
              test: /node_modules.@lucide|src.(ui|text|api|i18n|realtime).(?!.*json)/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  test: {
    // A test that needs a page says so in its first line, as making one costs a second: @vitest-environment jsdom
    environment: 'node',
    setupFiles: ['src/testing/setUp.ts'],
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      {
        extends: true,
        // Each module is loaded once for many files, which takes a quarter of the time.
        test: { name: 'together', include: ['src/**/*.test.ts'], exclude: alone, isolate: false },
      },
    ],
    // The machine is shared with the tests of other modules.
    testTimeout: 20_000,
    unstubGlobals: true,
    restoreMocks: true,
  },
})
