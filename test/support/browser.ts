/** The browser of the benches, for tests too: the benches are built where there are no tests. */
export { launchBrowser } from '../../bench/browser.ts'
