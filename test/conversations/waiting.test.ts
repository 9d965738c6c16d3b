import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'
import { conversation } from '../support/conversation.ts'

const waitingFor = 'Svar på din ansøgning'

describe('"Hvor længe skal jeg vente?"', () => {
  it.each([
    ['the end when it is known', { known: day('2027-03-31') }, 'Din plan siger, at det slutter onsdag 31. marts.'],
    ['when there will be news', { newsBy: day('2027-03-31') }, 'Din plan siger, at du hører nyt senest onsdag 31. marts.'],
    [
      'that nobody has said, when nobody has',
      { unknown: true },
      'Ingen har sagt, hvornår det slutter. Ring til Karen Prøve, og spørg.'
    ],
    [
      'that the date has passed, when it has',
      { newsBy: day('2027-02-26') },
      'Datoen var fredag 26. februar. Den er passeret. Ring til Karen Prøve, og spørg.'
    ]
  ] as const)('tells %s', async (_, end, words) => {
    const { citizen, bot } = await conversation({ plan: aPlan().withPerson().withWait({ end }).build() })

    await citizen.says('hvor længe skal jeg vente på svar??')
    bot.replies(`Du venter på: ${waitingFor}. ${words}`)
    expect(bot.showed('Siden')).toBe('mandag 4. januar')
  })

  it('tells it in English', async () => {
    const { citizen, bot } = await conversation({ plan: aPlan().withPerson().withWait().build(), language: 'en' })

    await citizen.says('what am i waiting for')
    bot.replies(`You are waiting for: ${waitingFor}. Nobody has said when it ends. Call Karen Prøve and ask.`)
  })

  it('changes its words the day after the date, and claims nothing about what happened', async () => {
    const plan = aPlan()
      .withWait({ end: { known: day('2027-03-02') } })
      .build()
    const { citizen, bot, clock } = await conversation({ plan, now: '2027-03-02T23:50+01:00' })

    await citizen.says('hvad venter jeg på')
    bot.replies(`Du venter på: ${waitingFor}. Din plan siger, at det slutter i dag, tirsdag 2. marts.`)
    clock.reaches('2027-03-03T00:05+01:00')
    await citizen.says('hvad venter jeg på')
    bot.replies(
      `Du venter på: ${waitingFor}. Datoen var i går, tirsdag 2. marts. Den er passeret. Ring til Kommunens kontor, og spørg.`
    )
  })

  it('names whoever holds the case, what to do meanwhile and the latest news', async () => {
    const holder = aPlan().withPerson({ name: 'Bo Prøve', phone: '+4533445566' }).build().people[0]
    const plan = aPlan()
      .withPerson()
      .withWait({
        holder,
        meanwhile: 'Du kan gå på kurset',
        lastNews: { on: day('2027-02-20'), text: 'Papirerne er sendt' },
        afterwards: 'Du får et møde'
      })
      .build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvad venter jeg på?')
    bot.replies(`Du venter på: ${waitingFor}. Ingen har sagt, hvornår det slutter. Ring til Bo Prøve, og spørg.`)
    expect(bot.showed('Imens')).toBe('Du kan gå på kurset')
    expect(bot.showed('Sidste nyt lørdag 20. februar')).toBe('Papirerne er sendt')

    await citizen.taps('Hvad sker der bagefter?')
    bot.replies('Når du ikke venter mere: Du får et møde.')
  })

  it('says that there is nothing to wait for, and whom to ask', async () => {
    const { citizen, bot } = await conversation({ plan: aPlan().build() })

    await citizen.says('er der noget jeg venter på')
    bot.replies('Jeg kan ikke se i din plan, at du venter på noget. Er du i tvivl, så ring til Kommunens kontor.')
    bot.endedWith('unanswerable: nothing-to-wait-for')
  })
})

describe('"Hvad sker der bagefter?"', () => {
  it('is answered in the words of the office', async () => {
    const plan = aPlan()
      .withStep({ title: 'Kursus', starts: day('2027-03-15'), afterwards: 'Du kan komme i praktik' })
      .build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvad sker der bagefter')
    bot.replies('Efter »Kursus«: Du kan komme i praktik.')
  })

  it('promises nothing where the office has said nothing', async () => {
    const plan = aPlan()
      .withStep({ title: 'Kursus', starts: day('2027-03-15') })
      .build()
    const { citizen, bot } = await conversation({ plan })

    await citizen.says('hvad sker der når jeg er færdig?')
    expect(bot.says().text).toMatch(/^Din plan siger ikke, hvad der sker efter »?Kursus/)
    bot.endedWith('unanswerable: not-in-plan')
  })
})
