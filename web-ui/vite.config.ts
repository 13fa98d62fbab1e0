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
const containing = (text: RegExp) => tests.filter((file) => text.test(readFileSync(file, 'utf8')))
/** They put something in the place of a module, want it anew, or say why they are to be alone. */
const withOwnModules = containing(/\bvi\.(mock|doMock|resetModules)\(|^\/\/ @alone: /m)
const withPage = containing(/^\/\/ @vitest-environment jsdom/)

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
    // For scripts/bytes.mjs; scripts/bundle.mjs takes it out of what is served.
    manifest: true,
  },
  test: {
    // A test that needs a page says so in its first line, as making one costs a second: @vitest-environment jsdom
    environment: 'node',
    setupFiles: ['src/testing/setUp.ts'],
    projects: [
      { extends: true, test: { name: 'alone', include: withOwnModules } },
      together('without a page', (file) => !withPage.includes(file)),
      together('with a page', (file) => withPage.includes(file)),
    ],
    unstubGlobals: true,
    restoreMocks: true,
  },
})

/** Loads each module once for many files, which takes a third of the time. */
function together(name: string, chosen: (file: string) => boolean) {
  const include = tests.filter((file) => chosen(file) && !withOwnModules.includes(file))
  return { extends: true as const, test: { name, include, isolate: false } }
}
