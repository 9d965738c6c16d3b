import { launchBrowser } from '../support/browser.ts'
import { aProgram } from '../support/program.ts'

it.each([true, false])(
  'Going back after signing out shows nothing of the plan (script: %s)',
  async javaScriptEnabled => {
    const [browser, program] = await Promise.all([launchBrowser(), aProgram({ LOG_LEVEL: 'error' })])
    try {
      await program.start()
      const page = await browser.newPage({ locale: 'da-DK', javaScriptEnabled })
      await page.goto(`${program.url}/sign-in`)
      await page.getByRole('button', { name: 'Amina Prøvesen' }).click()
      await page.getByText('Du er logget ind som Amina Prøvesen').waitFor()
      await page.goto(`${program.url}/plan`)
      await page.getByText('Du er logget ind som Amina Prøvesen').waitFor()
      await page.goto(program.url)
      await page.getByRole('button', { name: 'Log ud' }).click()
      await page.getByRole('link', { name: 'Log ind for at se din plan' }).waitFor()
      const ours: string[] = []
      // The provider's pages lie between ours.
      for (let back = 0; back < 4; back++) {
        await page.goBack()
        if (page.url().startsWith(program.url)) ours.push(await page.content())
      }
      expect(ours.length).toBeGreaterThanOrEqual(2)
      expect(ours.filter(html => /Amina|Vera|butik/.test(html))).toEqual([])
    } finally {
      await browser.close()
      await program.drop()
    }
  },
  90_000
)
