/** Builds everything the program runs from: the server, the page, and the models of understanding. */
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'

const STEPS = [
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  ['scripts/build-client.mjs'],
  ['scripts/train.mjs']
]

rmSync('dist/built', { force: true })
for (const step of STEPS) {
  const { status } = spawnSync(process.execPath, step, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
writeFileSync('dist/built', '')
