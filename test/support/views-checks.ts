import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { untranslated } from './pseudo.ts'

/** WCAG 2.2, levels A and AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What is not ours to translate: what is marked as Danish, dates, names, the citizen's own words, languages' own names. */
const NOT_OURS = 'script, style, [lang=da], time, .own bdi, .signed-in bdi, .source bdi, .languages ul, textarea'

/** What the office, the systems, the people and the plans of the sandbox are called. */
const NAMES = /Prøvekommunen|Prøve-(?:Job|Sundhed|Social|Familie)|Karen Vejviser|Min plan/g

/** Barriers a machine can find, each with the places where it is. */
export async function barriers(page: Page): Promise<string[]> {
  // There are no frames, so axe needs no page of its own to look into them.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(WCAG).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Words on the page, seen or only read aloud, that are in no pseudo-language. */
export async function wordsLeft(page: Page): Promise<string[]> {
  const text = await page.evaluate(notOurs => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement
    for (const element of Array.from(copy.querySelectorAll(notOurs))) element.remove()
    const spoken = ['aria-label', 'aria-description', 'title', 'alt', 'placeholder']
    const said = spoken.flatMap(name => Array.from(copy.querySelectorAll(`[${name}]`)).map(element => element.getAttribute(name)))
    return [copy.textContent, ...said].join('\n')
  }, NOT_OURS)
  return untranslated(text.replace(NAMES, ''))
}

/** Elements whose words do not fit them, or that stand outside the screen at its sides. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const width = document.documentElement.clientWidth
    for (const element of Array.from(document.body.querySelectorAll<HTMLElement>('*'))) {
      const style = getComputedStyle(element)
      // The row of questions above an open keyboard is moved sideways by whoever uses it.
      if (!element.checkVisibility() || element.closest('.sr-only, .questions') || style.display === 'inline') continue
      const { left, right } = element.getBoundingClientRect()
      const isTooWide = element.scrollWidth > element.clientWidth + 1 || left < -1 || right > width + 1
      const isClipped = style.overflowY !== 'auto' && element.scrollHeight > element.clientHeight + 2
      const isButton = element.matches('a, button, summary')
      if (isTooWide || (isClipped && (isButton || style.overflowY !== 'visible'))) {
        found.push(`${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.slice(0, 40)}`)
      }
    }
    for (const button of Array.from(document.querySelectorAll('.questions button'))) {
      if (button.scrollWidth > button.clientWidth + 1 || button.scrollHeight > button.clientHeight + 1)
        found.push(`question: ${button.textContent}`)
    }
    return found
  })
}

/**
 * What is pressed and is smaller than a finger needs: 44 px each way (WCAG 2.2,
 * 2.5.5). A number within a sentence is as wide as its digits (the exception
 * for text), but as high as the rest.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('a[href], button, summary, textarea'))
      .filter(element => element.checkVisibility())
      .filter(element => {
        const { width, height } = element.getBoundingClientRect()
        return height < 43.5 || (width < 43.5 && !element.matches('.call'))
      })
      .map(element => {
        const { width, height } = element.getBoundingClientRect()
        return `${element.className || element.tagName} ${Math.round(width)}×${Math.round(height)}: ${element.textContent}`
      })
  )
}

/** Boxes that only their ground tells apart: where the reader has chosen all colours they would be gone. */
export function groundAlone(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ground = (element: Element | null): string => {
      for (let each = element; each; each = each.parentElement) {
        const { backgroundColor } = getComputedStyle(each)
        if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor
      }
      return ''
    }
    const edges = (element: Element) => {
      const { borderTopWidth, borderBottomWidth, borderInlineStartWidth } = getComputedStyle(element)
      return [borderTopWidth, borderBottomWidth, borderInlineStartWidth].some(each => each !== '0px')
    }
    return Array.from(document.body.querySelectorAll('*'))
      .filter(element => element.clientHeight > 0 && ground(element) !== ground(element.parentElement) && !edges(element))
      .map(element => `${element.tagName.toLowerCase()}.${element.className}`)
  })
}

/** What moves by itself or glides. */
export function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('*'))
      .filter(element => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element)
        return animationName !== 'none' || transitionDuration !== '0s' || scrollBehavior !== 'auto'
      })
      .map(element => `${element.tagName.toLowerCase()}.${element.className}`)
  )
}

/** What has the focus: whether it is the one wanted, and the contrast between its ring and the ground round it, 0 without a ring. */
export function inFocus(
  page: Page,
  selector: string,
  name: string
): Promise<{ readonly isWanted: boolean; readonly ring: number }> {
  return page.evaluate(
    ([wanted = '', words = '']) => {
      const element = document.activeElement ?? document.body
      // Between the last of the page and the first, nothing has it.
      if (element === document.body) return { isWanted: false, ring: Number.POSITIVE_INFINITY }
      const { outlineStyle, outlineColor, outlineOffset } = getComputedStyle(element)
      const light = (colour: string) => {
        const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(part => {
          const share = Number(part) / 255
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
      }
      let round = outlineOffset.startsWith('-') ? element : element.parentElement
      while (round?.parentElement && getComputedStyle(round).backgroundColor === 'rgba(0, 0, 0, 0)') round = round.parentElement
      const [a, b] = [light(outlineColor), light(getComputedStyle(round ?? document.body).backgroundColor)]
      return {
        isWanted: element.matches(wanted) && (element.textContent ?? '').includes(words),
        ring: outlineStyle === 'none' ? 0 : (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
      }
    },
    [selector, name]
  )
}
