import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { Citizen } from '../support/citizen.ts'
import { aProgram, type Program } from '../support/program.ts'
import { ACCENTED, MIRRORED, type PseudoTag } from '../support/pseudo.ts'
import { aPseudoHome } from '../support/pseudo-home.ts'
import { asks, everyView, NARROWEST } from '../support/views.ts'
import { barriers, cutOff, groundAlone, moving, smallTargets, wordsLeft } from '../support/views-checks.ts'

let home: Awaited<ReturnType<typeof aPseudoHome>>
let program: Program
let browser: Browser

beforeAll(async () => {
  home = await aPseudoHome()
  browser = await launchBrowser()
  program = await aProgram({ LOG_LEVEL: 'error', MESSAGES_A_MINUTE: '1000' }, home.path)
  await program.start()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await program.drop()
  await home.remove()
})

/** 1280×800 at 200 % zoom. */
const ZOOMED = { width: 640, height: 400 }

const WHO: Readonly<Record<PseudoTag, string>> = { [ACCENTED]: 'Amina Prøvesen', [MIRRORED]: 'Piotr Demosen' }

/** Words are checked from left to right and from right to left, colours on a light screen and a dark one. */
const SCREEN = { [ACCENTED]: 'light', [MIRRORED]: 'dark' } as const

describe.each([ACCENTED, MIRRORED] as const)('Every view, in a made-up language (%s)', tag => {
  const faults: Record<string, string[]> = {}
  const note = (kind: string, view: string, found: readonly string[]) => {
    faults[kind] = [...(faults[kind] ?? []), ...found.map(each => `${view}: ${each}`)]
  }

  beforeAll(async () => {
    await everyView(browser, program.url, tag, WHO[tag], async (view, page) => {
      note('left', view, await wordsLeft(page))
      note('cut', view, await cutOff(page))
      note('small', view, await smallTargets(page))
      note('ground', view, await groundAlone(page))
      await page.emulateMedia({ colorScheme: SCREEN[tag], reducedMotion: 'reduce' })
      note('barriers', view, await barriers(page))
      note('moving', view, await moving(page))
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
      await page.setViewportSize(ZOOMED)
      note('cut', `${view}, zoomed`, await cutOff(page))
      await page.setViewportSize(NARROWEST)
      await withTextTwiceAsLarge(page, async () => note('cut', `${view}, large text`, await cutOff(page)))
    })
  }, 240_000)

  it('has no words left in Danish, not even those only a screen reader says', () => expect(faults.left).toEqual([]))
  it('cuts off no words on the narrowest phone, at 200 % zoom, or with letters twice as large', () =>
    expect(faults.cut).toEqual([]))
  it('has nothing to press that is smaller than a finger needs', () => expect(faults.small).toEqual([]))
  it(`has no barrier a machine can find, on a ${SCREEN[tag]} screen`, () => expect(faults.barriers).toEqual([]))
  it('tells no box apart by its ground alone, for who chooses all colours', () => expect(faults.ground).toEqual([]))
  it('moves nothing for who wants nothing to move', () => expect(faults.moving).toEqual([]))
})

describe('The four questions', () => {
  it('stay in sight, and leave at least half of the screen to what is read', async () => {
    const citizen = await Citizen.visits(browser, program.url)
    const { page } = citizen
    await asks(page, 'next-step')
    for (const size of [{ width: 360, height: 740 }, NARROWEST, ZOOMED, { width: 360, height: 400 }]) {
      await page.setViewportSize(size)
      const read = await page.locator('.scroll').boundingBox()
      expect((read?.height ?? 0) / size.height).toBeGreaterThanOrEqual(size.height < 500 ? 0.45 : 0.5)
      const ask = await page.locator('.ask').boundingBox()
      expect((ask?.y ?? 0) + (ask?.height ?? 0)).toBeLessThanOrEqual(size.height + 1)
    }
    await citizen.leaves()
  })

  it('scroll away with the rest where they would cover what is read', async () => {
    const citizen = await Citizen.visits(browser, program.url)
    const { page } = citizen
    await page.setViewportSize({ width: 320, height: 256 })
    expect(await page.evaluate(() => document.body.scrollHeight > innerHeight)).toBe(true)
    await citizen.leaves()
  })
})

/** As who has set the letters of the browser, or of the phone, to 200 % has them. */
async function withTextTwiceAsLarge(page: Page, act: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
  await act()
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16 } })
  await session.detach()
}
