// `npm ci`, unless node_modules is already what package-lock.json asks for.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const STAMP = 'node_modules/.parley-stamp'

const wanted = createHash('sha256')
  .update(readFileSync('package.json'))
  .update(readFileSync('package-lock.json'))
  .update(process.version)
  .digest('hex')

if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
  process.exit(0)
}

// npm is a script file on Windows, which only a shell starts.
const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
if (npm.error || npm.status !== 0) {
  console.error(`npm ci failed${npm.error ? `: ${npm.error.message}` : ''}`)
  process.exit(npm.status || 1)
}
writeFileSync(STAMP, wanted)
