import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const SERVED = 'target/classes/META-INF/resources'

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
}

const manifest = JSON.parse(readFileSync(`${SERVED}/.vite/manifest.json`, 'utf8')) as Record<string, Chunk>

/** What the page needs to open for somebody who is logged in, in whichever language. All else it keeps as it loads it. */
const OPENING = [
  'index.html',
  'src/app/MainShell.vue',
  'src/features/conversation/ConversationPane.vue',
  ...['en', 'ru', 'fa'].map((language) => `src/i18n/locales/${language}.json`),
]

function collect(entry: string, into: Set<string>): void {
  const chunk = manifest[entry]
  if (!chunk) {
    throw new Error(`${entry} is no chunk of its own`)
  }
  if (!into.has(`/${chunk.file}`)) {
    into.add(`/${chunk.file}`)
    chunk.css?.forEach((css) => into.add(`/${css}`))
    chunk.imports?.forEach((each) => {
      collect(each, into)
    })
  }
}

const files = new Set(['/theme.js', '/favicon.svg', '/manifest.webmanifest'])
OPENING.forEach((entry) => {
  collect(entry, files)
})
const build = createHash('sha256')
  .update(readFileSync(`${SERVED}/index.html`))
  .update([...files].sort().join('\n'))
  .digest('hex')
  .slice(0, 16)

/** The service worker: one file at the root, whose name stays. Built after the page, whose files it names. */
export default defineConfig({
  publicDir: false,
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  define: { BUILD: JSON.stringify(build), FILES: JSON.stringify([...files].sort()) },
  build: {
    outDir: SERVED,
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: fileURLToPath(new URL('./src/worker/serviceWorker.ts', import.meta.url)),
      formats: ['iife'],
      name: 'parleyWorker',
      fileName: () => 'service-worker.js',
    },
  },
})
