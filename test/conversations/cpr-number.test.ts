import pg from 'pg'
import { conversation } from '../support/conversation.ts'
import { databaseOfThisFile } from '../support/house.ts'
import { idasPlan } from './plans.ts'

const TOLD = 'Du skrev et CPR-nummer. Jeg har skjult det. Du behøver ikke skrive det her.'

/** Every row of every table, as the database holds it. */
async function everythingStored(): Promise<string> {
  const client = new pg.Client({ connectionString: await databaseOfThisFile() })
  await client.connect()
  const { rows: tables } = await client.query("select tablename from pg_tables where schemaname = 'public'")
  const contents = await Promise.all(tables.map(({ tablename }) => client.query(`select * from "${tablename}"`)))
  await client.end()
  const cells = contents.flatMap(({ rows }) => rows).flatMap(row => Object.values(row))
  return cells.map(cell => (Buffer.isBuffer(cell) ? cell.toString('latin1') : JSON.stringify(cell))).join('\n')
}

describe('a CPR number', () => {
  it.each([
    '010190-1234',
    '0101901234',
    '010190 1234',
    '01 01 90 1234',
    '01.01.90-1234',
    '010190–1234',
    '0 1 0 1 9 0-1234'.replace(/ /g, '\u200b'),
    '٠١٠١٩٠-١٢٣٤',
    '01-01-90-1234'
  ])('written %s is hidden before anything is kept, and the citizen is told', async number => {
    const { citizen, bot, stored, log } = await conversation({ plan: idasPlan().build() })

    await citizen.says(`mit cpr er ${number}. hvornår er min aftale?`)
    bot.says()
    expect(bot.notices()).toEqual([TOLD])
    const kept = (await stored()).map(({ activity }) => activity)
    expect(kept.at(-2)?.text).toBe('mit cpr er [cpr]. hvornår er min aftale?')
    const digits = /0\D?1\D?0\D?1\D?9\D?0\D{0,3}1\D?2\D?3\D?4/
    expect(JSON.stringify(kept).match(digits)).toBeNull()
    expect(JSON.stringify(kept).includes('٠١٠١٩٠')).toBe(false)
    expect((await everythingStored()).match(digits)).toBeNull()
    expect(JSON.stringify(log.lines)).not.toMatch(digits)
  })

  it('is hidden wherever else the channel sends the words along', async () => {
    const { citizen, bot, stored } = await conversation({ channel: 'msteams' })

    await citizen.says('mit nummer er 010190-1234', {
      value: { ask: 'plan', text: '010190-1234' },
      activity: {
        summary: '010190-1234',
        channelData: { clientActivityID: 'min', html: '010190-1234' },
        attachments: [{ contentType: 'text/html', content: '<p>010190-1234</p>' }]
      }
    })
    bot.says()
    expect(JSON.stringify(await stored()).match(/010190/)).toBeNull()
    expect((await stored()).at(-2)?.activity).toMatchObject({ channelData: { clientActivityID: 'min' }, value: { ask: 'plan' } })
  })

  it('is told of also where the message is not answered', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build(), language: 'en' })

    await citizen.says('010190-1234')
    bot.says()
    bot.notes('You wrote a CPR number. I have hidden it. You need not write it here.')
    await citizen.isSignedOut()
    await citizen.says('my number is 010190-1234')
    bot.says()
    bot.endedWith('refused: session-ended')
    bot.notes('You wrote a CPR number. I have hidden it. You need not write it here.')
  })

  it('is told of in the language just asked for', async () => {
    const { citizen, bot } = await conversation()

    await citizen.says('english please, 010190-1234')
    bot.replies('I am answering in English now. If you would rather have another language, press here.')
    bot.notes('You wrote a CPR number. I have hidden it. You need not write it here.')
  })

  it('is not seen in a phone number', async () => {
    const { citizen, bot, stored } = await conversation()

    await citizen.says('ring til mig på +45 70 10 20 30')
    bot.says()
    bot.notes()
    expect((await stored()).at(-2)?.activity.text).toBe('ring til mig på +45 70 10 20 30')
  })
})

describe('what is kept', () => {
  it('cannot be read in the database without the key', async () => {
    const { citizen, bot } = await conversation({ plan: idasPlan().build() })

    await citizen.says('jeg vil gerne arbejde med alpakaer')
    bot.says()
    await citizen.says('hvem hjælper mig')
    bot.says()
    expect((await everythingStored()).match(/alpaka|Karen|Samtale/)).toBeNull()
  })
})
