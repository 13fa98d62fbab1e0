// How many bytes a browser loads until something is there, as the bundle of `vite build` has it.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SERVED = 'target/classes/META-INF/resources'
const MANIFEST = 'target/manifest.json'
const LANGUAGES = ['en', 'ru', 'fa'].map((language) => `src/i18n/locales/${language}.json`)
const KIB = 1024

/** What is shown, what it consists of, and the most bytes that it may take, in the longest language. */
const AIMS = [
  { what: 'the log-in', parts: ['src/features/auth/LoginPage.vue'], most: 200 * KIB },
  { what: 'the list of chats', parts: ['src/app/MainShell.vue'], most: 260 * KIB },
]

if (!existsSync(MANIFEST)) {
  console.error(`No ${MANIFEST}: scripts/bundle.mjs makes it.`)
  process.exit(1)
}
const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'))
let failed = false
for (const { what, parts, most } of AIMS) {
  for (const encoding of ['br', 'gz']) {
    const bytes = Math.max(
      ...LANGUAGES.map((language) => loaded(['index.html', language, ...parts], encoding)),
    )
    console.log(`web-ui: ${what} takes ${Math.ceil(bytes / KIB)} KiB (${encoding}), at most ${most / KIB}`)
    failed ||= bytes > most
  }
}
process.exit(failed ? 1 : 0)

function loaded(entries, encoding) {
  const chunks = new Set()
  entries.forEach((entry) => collect(entry, chunks))
  const files = new Set(['index.html', 'theme.js', 'favicon.svg'])
  for (const chunk of chunks) {
    const { file, css = [] } = manifest[chunk]
    files.add(file)
    css.forEach((each) => files.add(each))
  }
  return [...files].map((file) => size(join(SERVED, file), encoding)).reduce((sum, bytes) => sum + bytes, 0)
}

/** A chunk comes with all that it imports, but not with what it may import later. */
function collect(chunk, into) {
  if (!manifest[chunk]) {
    throw new Error(`${chunk} is no chunk of its own`)
  }
  if (!into.has(chunk)) {
    into.add(chunk)
    manifest[chunk].imports?.forEach((each) => collect(each, into))
  }
}

function size(file, encoding) {
  const compressed = `${file}.${encoding}`
  return statSync(existsSync(compressed) ? compressed : file).size
}
