// `vite build` into Maven's output folder, unless nothing that goes into it has changed since the last time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const INPUTS = [
  'index.html',
  'package-lock.json',
  'vite.config.ts',
  'vite.embed.config.ts',
  'tsconfig.json',
  'src',
  'public',
]
const STAMP = 'target/bundle-stamp'
const RESULT = 'target/classes/META-INF/resources/index.html'

const hash = createHash('sha256')
for (const input of INPUTS) {
  add(input)
}
const wanted = hash.digest('hex')

if (existsSync(RESULT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
  process.exit(0)
}

// The page's comes first: it empties the folder.
build('vite.config.ts')
build('vite.embed.config.ts')
mkdirSync('target', { recursive: true })
writeFileSync(STAMP, wanted)

function build(config) {
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', config]
  const { status } = spawnSync(process.execPath, vite, { stdio: 'inherit' })
  if (status !== 0) {
    process.exit(status || 1)
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
