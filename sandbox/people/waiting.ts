import { ordinaryPlan, records, systems } from './build.ts'
import { citizen } from './citizen.ts'
import { inPlan, KAREN, LISE, RASMUS } from './staff.ts'

/** Waits: without an end, and with a news date that has passed. */

export const mahad = citizen(2, 'mahad', 'Mahad Testesen', {
  special: 'Venter på udredning, og ingen ved, hvornår den begynder.',
  person: { preferredLanguage: 'so', interpreterNeed: 'so' },
  plan: (person, calendar) => {
    const record = records('mahad', calendar)
    return {
      ...ordinaryPlan(person, calendar, {
        key: 'mahad',
        dream: 'Jeg vil gerne køre varevogn. Jeg vil sove bedre først.',
        step: {
          title: 'Gå en tur hver dag',
          kind: 'own-activity',
          why: 'Det kan hjælpe dig med at sove. Det har du selv foreslået.',
          status: 'ongoing',
          agreed: false
        },
        talk: [11, '10:00', '11:00']
      }),
      systems: systems(calendar, 'job', 'health'),
      people: [inPlan(KAREN, 'coordinating-caseworker', { period: { from: calendar.day(-200) } }), LISE],
      waiting: [
        {
          ...record('health', 'udredning', 9),
          waitingFor: 'udredning på hospitalet',
          since: calendar.workday(-70),
          end: { unknown: true },
          holderId: LISE.id,
          holderUnit: 'Hospitalets ventelistekontor',
          afterwards: 'Når du er udredt, holder du og Karen et møde. I aftaler, hvad der er godt for dig.',
          meanwhile: 'Du kan gå dine ture. Du kan ringe til Lise, hvis det bliver værre.',
          lastNews: { on: calendar.workday(-9), text: 'Lise har spurgt hospitalet. De kan ikke sige en dato endnu.' }
        }
      ]
    }
  }
})

export const olena = citizen(3, 'olena', 'Olena Eksempelsen', {
  special: 'Skulle have hørt nyt for en uge siden, men der er ikke kommet noget.',
  person: { preferredLanguage: 'uk' },
  plan: (person, calendar) => {
    const record = records('olena', calendar)
    return {
      ...ordinaryPlan(person, calendar, {
        key: 'olena',
        dream: 'Jeg er sygeplejerske fra Ukraine. Jeg vil gerne arbejde som det igen.',
        step: {
          title: 'Danskundervisning, modul 3',
          kind: 'course',
          why: 'Du skal bruge dansk, når du taler med patienter.',
          status: 'ongoing',
          hoursPerWeek: 15
        },
        talk: [17, '12:30', '13:30']
      }),
      people: [
        inPlan(KAREN, 'coordinating-caseworker', { period: { from: calendar.day(-200) } }),
        inPlan(RASMUS, 'caseworker', { period: { from: calendar.day(-90) } })
      ],
      waiting: [
        {
          ...record('job', 'godkendelse', 30),
          waitingFor: 'svar på, om din uddannelse kan godkendes i Danmark',
          since: calendar.workday(-60),
          end: { newsBy: calendar.workday(-5) },
          holderId: RASMUS.id,
          afterwards: 'Rasmus og du finder et sted, hvor du kan prøve arbejdet.',
          meanwhile: 'Du går til dansk, som du plejer.'
        },
        {
          ...record('job', 'plads-paa-hold', 12),
          waitingFor: 'en plads på sproghold om aftenen',
          since: calendar.workday(-12),
          end: { known: calendar.workday(15) },
          holderUnit: 'Prøve-Skolen',
          afterwards: 'Du begynder på holdet den dag.'
        }
      ]
    }
  }
})
