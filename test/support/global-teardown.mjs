/** Stops what global-setup.mjs started; both run in the same process. */
export default async function tearDown() {
  await globalThis.testPostgres?.stop()
}
