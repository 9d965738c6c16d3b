import { existsSync, readFileSync } from 'node:fs'
import { buildSync } from 'esbuild'

/**
 * The bot SDK requires `jose`, which is an ES module: Node can, Jest cannot
 * before Node 24.9. So tests get the same code as CommonJS, made once.
 */
const { version } = JSON.parse(readFileSync('node_modules/jose/package.json', 'utf8'))
const jose = `node_modules/.cache/jose-${version}.cjs`
if (!existsSync(jose)) {
  buildSync({
    entryPoints: ['node_modules/jose/dist/webapi/index.js'],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    outfile: jose
  })
}

/** One PostgreSQL, one browser and one build serve the whole run; see test/support/. */
export default {
  testEnvironment: 'node',
  // As many as there are processors: much of a test is waiting for a browser, a program or the database.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: false } } }] },
  moduleNameMapper: { '^jose$': `<rootDir>/${jose}` },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testTimeout: 30_000
}
