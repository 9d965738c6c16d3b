import type { Plan } from '../contract.ts'
import { OFFICE, records } from './build.ts'
import type { Calendar } from './calendar.ts'
import { BIRTHE, KAREN, LISE, SAMIRA } from './staff.ts'

type Promises = Pick<Plan, 'expectations' | 'entitlements' | 'waiting' | 'barriers' | 'teams' | 'interests' | 'consents'>

/** The other half of Amina's plan: what is expected of her and what she can expect. */
export function aminasPromises(calendar: Calendar): Promises {
  const record = records('amina', calendar)
  const { day, workday, at } = calendar
  return {
    expectations: [
      {
        ...record('job', 'moede-op'),
        text: 'Du skal komme til de møder, som kommunen indkalder dig til.',
        force: 'legal',
        legalReference: 'Lov om en aktiv beskæftigelsesindsats',
        approvedTextId: 'moede-til-samtale-1',
        ifICannot: 'Ring og sig det, før samtalen begynder. Så finder vi en ny tid.',
        howToReport: 'Ring til kommunen på 00 00 00 10.'
      },
      {
        ...record('job', 'begynd-praktik', 2),
        text: 'Du møder i butikken de tre dage, vi har aftalt.',
        force: 'agreed',
        due: at(4, '09:00'),
        recurs: 'tre formiddage om ugen kl. 9-13',
        ifICannot: 'Ring til Vera i butikken. Ring så til Samira.',
        why: 'Butikken regner med dig, og du finder ud af, om jobbet passer.'
      },
      {
        ...record('health', 'oevelser', 8),
        text: 'Vi håber, at du laver rygøvelserne derhjemme.',
        force: 'wish',
        recurs: 'lidt hver dag',
        why: 'De fleste mærker, at det hjælper.'
      }
    ],
    entitlements: [
      {
        ...record('job', 'mentor', 10),
        text: 'Samira er din mentor. Hun følger dig de første dage i praktik.',
        kind: 'mentor',
        fromId: SAMIRA.id,
        by: at(4, '09:00')
      },
      {
        ...record('job', 'naeste-samtale', 2),
        text: 'Karen taler med dig om praktikken, når der er gået to uger.',
        kind: 'contact-talk',
        fromId: KAREN.id,
        by: workday(14)
      },
      {
        ...record('job', 'buskort', 2),
        text: 'Kommunen betaler dit buskort, mens du er i praktik.',
        kind: 'travel-help',
        fromUnit: OFFICE.name,
        by: workday(3),
        conditions: 'Det gælder turen mellem dit hjem og butikken.',
        whereToAsk: 'Spørg Omar.'
      },
      {
        ...record('job', 'svar', 5),
        text: 'Når du skriver til Karen, får du svar inden tre hverdage.',
        kind: 'answer-time',
        fromId: KAREN.id
      },
      {
        ...record('job', 'bisidder'),
        text: 'Du må tage en bisidder med til alle samtaler. Det kan være en ven eller en i familien.',
        kind: 'companion',
        whereToAsk: 'Du behøver ikke spørge først. Du kan bare tage personen med.'
      },
      {
        ...record('job', 'klage'),
        text: 'Du kan klage, hvis du ikke er enig i en afgørelse.',
        kind: 'complaint',
        whereToAsk: 'I afgørelsen står der, hvordan du klager, og hvad fristen er.'
      }
    ],
    waiting: [
      {
        ...record('health', 'scanning', 6),
        waitingFor: 'svar på scanningen af din ryg',
        since: workday(-12),
        end: { newsBy: workday(8) },
        holderId: LISE.id,
        holderUnit: 'Prøveby Sundhedshus',
        afterwards: 'Lise ringer til dig. I aftaler, om du skal have flere øvelser.',
        meanwhile: 'Du kan roligt gå til rygskole og begynde i praktik.',
        lastNews: { on: workday(-6), text: 'Scanningen er taget. Lægen ser på billederne.' }
      }
    ],
    barriers: [
      {
        ...record('job', 'boernehave', 4),
        kind: 'child-care',
        text: 'Børnehaven åbner først kl. 8.30. Bussen til butikken kører kl. 8.25.',
        ownerId: SAMIRA.id,
        nextAct: 'Samira spørger butikken, om du kan komme kl. 9.30.',
        due: workday(3)
      }
    ],
    teams: [
      {
        ...record('job', 'team', 20),
        name: 'Dit team',
        purpose: 'Vi mødes hver anden måned, så alle ved det samme.',
        memberIds: [KAREN.id, SAMIRA.id, LISE.id, BIRTHE.id],
        period: { from: day(-120) }
      }
    ],
    interests: [
      {
        ...record('job', 'kassekursus', 9),
        offerId: 'kassekursus',
        markedOn: workday(-9),
        note: 'Jeg vil gerne lære at sidde ved kassen.'
      }
    ],
    consents: [
      {
        ...record('social', 'deling', 60),
        what: 'share-between-areas',
        toWhom: 'Job, social og sundhed',
        given: day(-120),
        textVersion: '1'
      },
      { ...record('job', 'mentor-ser', 60), what: 'mentor-view', toWhom: 'Samira Følgesvend', given: day(-60), textVersion: '1' }
    ]
  }
}
