import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { conversation } from '../support/conversation.ts'

const talk = (starts: string, status: 'booked' | 'cancelled' = 'booked') =>
  aPlan().withAppointment(starts, 'Prøveby Rådhus', { status }).build()

describe('when the plan changes', () => {
  it('the next answer tells the new time', async () => {
    const { citizen, bot, caseworker } = await conversation({ plan: talk('2027-03-04T10:00+01:00') })

    await citizen.says('hvornår er min aftale')
    bot.replies('Din næste aftale er torsdag 4. marts kl. 10:00. Mød op her: Prøveby Rådhus.')
    caseworker.changesPlanTo(talk('2027-03-05T13:00+01:00'))
    await citizen.says('hvornår er min aftale')
    bot.replies('Din næste aftale er fredag 5. marts kl. 13:00. Mød op her: Prøveby Rådhus.')
  })

  it('a cancelled appointment is not told any more', async () => {
    const { citizen, bot, caseworker } = await conversation({ plan: talk('2027-03-04T10:00+01:00') })

    await citizen.says('hvad er mit næste skridt')
    bot.says()
    caseworker.changesPlanTo(talk('2027-03-04T10:00+01:00', 'cancelled'))
    await citizen.says('hvad er mit næste skridt')
    bot.says()
    bot.endedWith('unanswerable: nothing-planned')
    expect(bot.lastText()).not.toContain('4. marts')
  })

  it('a follow-up on what is gone is about what is left', async () => {
    const { citizen, bot, caseworker } = await conversation({ plan: talk('2027-03-04T10:00+01:00') })

    await citizen.says('hvornår er min aftale')
    bot.says()
    caseworker.changesPlanTo(
      aPlan()
        .withStep({ title: 'Kursus', starts: day('2027-03-15'), why: 'Du lærer at passe dyr' })
        .build()
    )
    await citizen.says('hvorfor?')
    bot.replies('Det handler om: Kursus. Din plan siger hvorfor: Du lærer at passe dyr.')
  })
})

describe('a plan that could not be read just now', () => {
  const plan = talk('2027-03-04T10:00+01:00')
  const stale = { kind: 'stale', plan, readAt: new Date('2027-02-28T17:30+01:00') } as const

  it('is shown as old, with its age, before the answer', async () => {
    const { citizen, bot, planSource } = await conversation({ plan })

    planSource.becomes(stale)
    await citizen.says('hvornår er min aftale')
    bot.replies('Din næste aftale er torsdag 4. marts kl. 10:00. Mød op her: Prøveby Rådhus.')
    bot.notes(
      'Jeg kan ikke hente din plan lige nu. Sådan så den ud i går, søndag 28. februar kl. 17:30. Noget kan være nyt siden.'
    )
    expect(bot.lastText()).toMatch(/^Jeg kan ikke hente din plan lige nu\./)
    expect(bot.source()).toMatchObject({
      stale: true,
      line: expect.stringContaining('Hentet i går, søndag 28. februar kl. 17:30.')
    })
  })

  it('is shown as old also where a person is to be asked about a meeting', async () => {
    const { citizen, bot, planSource } = await conversation({ plan, language: 'en' })

    planSource.becomes(stale)
    await citizen.says('how do i get there')
    bot.replies('You are going to: Prøveby Rådhus. The appointment is Thursday 4 March at 10:00.')
    bot.notes(
      'I cannot fetch your plan right now. This is how it looked yesterday, Sunday 28 February at 17:30. Some of it may have changed since.'
    )
  })

  it('is not mentioned where the answer does not come from it', async () => {
    const { citizen, bot, planSource } = await conversation({ plan })

    planSource.becomes(stale)
    await citizen.says('hvem kan se det jeg skriver')
    bot.says()
    bot.notes()
    expect(bot.source()).toBeUndefined()
  })

  it('and was never read is said to be unreadable, with a phone number', async () => {
    const { citizen, bot, planSource } = await conversation({ plan })

    planSource.becomes({ kind: 'unreadable' })
    await citizen.says('hvad er planen')
    bot.replies(
      'Jeg kan ikke læse din plan lige nu. Intet er gået tabt. Prøv igen om lidt, eller ring til Prøvekommunen på 70 10 20 30.'
    )
    bot.endedWith('unanswerable: plan-unreadable')
    expect(bot.source()).toBeUndefined()
    await citizen.says('hvad betyder mentor?')
    bot.says()
    bot.endedWith('answered')
  })

  it('in part is said to lack that part', async () => {
    const { citizen, bot, planSource } = await conversation({ plan })

    planSource.becomes({
      kind: 'fresh',
      plan: { ...plan, missingSources: [{ system: 'Nexus', area: 'health' }] },
      readAt: new Date('2027-03-01T09:00+01:00')
    })
    await citizen.says('hvad skal jeg nu?')
    bot.replies('Dit næste skridt er en aftale: Samtale. Den er torsdag 4. marts kl. 10:00.')
    bot.notes('Jeg kan ikke se det hele. Lige nu mangler det, der står i Nexus.')
  })
})
