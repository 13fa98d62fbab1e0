// Everything that guards the page's sources. The steps of a stage run side by side, since most of them use one core.
import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'

// Other modules are tested at the same time, and their tests are bound to times.
setPriority(5)

const STAGES = [
  [['bundle', 'scripts/bundle.mjs']],
  [['generated types', 'scripts/generate.mjs', '--check']],
  [['bytes to load', 'scripts/bytes.mjs']],
  [
    ['prettier', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
    ['eslint', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
    ['vue-tsc', 'node_modules/vue-tsc/bin/vue-tsc.js', '--noEmit'],
  ],
  [['vitest', 'node_modules/vitest/vitest.mjs', 'run']],
]

function run([name, ...args]) {
  return new Promise((resolve) => {
    spawn(process.execPath, args, { stdio: 'inherit' }).on('close', (status) => {
      if (status !== 0) {
        console.error(`web-ui: ${name} failed`)
      }
      resolve(status ?? 1)
    })
  })
}

for (const stage of STAGES) {
  const failed = (await Promise.all(stage.map(run))).find((status) => status !== 0)
  if (failed) {
    process.exit(failed)
  }
}
