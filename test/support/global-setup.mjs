import './typescript-loader.mjs'

/**
 * Starts the one PostgreSQL of a test run; see postgres.ts. Plain JavaScript,
 * because Jest loads this file with Node's own import.
 */
export default async function setUp() {
  const { startTestPostgres } = await import('./postgres.ts')
  globalThis.testPostgres = await startTestPostgres()
}
