// `vite build` into Maven's output folder, compressed, unless nothing that goes into it has changed since the last time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compress } from './compress.mjs'

const INPUTS = [
  'index.html',
  'package-lock.json',
  'vite.config.ts',
  'vite.embed.config.ts',
  'vite.worker.config.ts',
  'tsconfig.json',
  'src',
  'public',
  'scripts/bundle.mjs',
  'scripts/compress.mjs',
]
const STAMP = 'target/bundle-stamp'
const SERVED = 'target/classes/META-INF/resources'
const RESULT = `${SERVED}/index.html`

const hash = createHash('sha256')
for (const input of INPUTS) {
  add(input)
}
const wanted = hash.digest('hex')

if (existsSync(RESULT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
  process.exit(0)
}

// What fails leaves half a bundle.
rmSync(STAMP, { force: true })
// The page's comes first: it empties the folder.
build('vite.config.ts')
build('vite.embed.config.ts')
build('vite.worker.config.ts')
// Of use to scripts/bytes.mjs, and to no browser.
renameSync(`${SERVED}/.vite/manifest.json`, 'target/manifest.json')
rmSync(`${SERVED}/.vite`, { recursive: true })
expectDirections()
await compress(SERVED)
writeFileSync(STAMP, wanted)

function build(config) {
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', config]
  const { status } = spawnSync(process.execPath, vite, { stdio: 'inherit' })
  if (status !== 0) {
    process.exit(status || 1)
  }
}

/** Fails where `:dir()`, which is of a text, has become a list of languages, which is of the page: see `cssTarget`. */
function expectDirections() {
  const assets = `${SERVED}/assets`
  const lowered = readdirSync(assets).filter(
    (name) => name.endsWith('.css') && readFileSync(join(assets, name), 'utf8').includes(':lang(ar)'),
  )
  if (lowered.length > 0) {
    console.error(`The directions of texts are lost in ${lowered.join(', ')}.`)
    process.exit(1)
  }
}

function add(path) {
  if (!existsSync(path)) {
    return
  }
  hash.update(`${path}\0`)
  let entries
  try {
    entries = readdirSync(path).sort()
  } catch {
    hash.update(readFileSync(path))
    return
  }
  for (const entry of entries) {
    add(join(path, entry))
  }
}
