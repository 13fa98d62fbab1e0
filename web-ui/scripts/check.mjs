// Everything that guards the page's sources, in the order in which it fails fastest.
import { spawnSync } from 'node:child_process'

const STEPS = [
  ['generated types', 'scripts/generate.mjs', '--check'],
  ['prettier', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['eslint', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  ['vue-tsc', 'node_modules/vue-tsc/bin/vue-tsc.js', '--noEmit'],
  ['vitest', 'node_modules/vitest/vitest.mjs', 'run'],
]

for (const [name, ...args] of STEPS) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) {
    console.error(`web-ui: ${name} failed`)
    process.exit(status || 1)
  }
}
