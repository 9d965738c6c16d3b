import { CANCEL, emptyPlan, ordinaryPlan, records, systems } from './build.ts'
import { citizen } from './citizen.ts'
import { inPlan, JONAS, KAREN, LISE, RASMUS } from './staff.ts'

/** Departures in who and when: a new caseworker, a collision, nothing planned, no plan at all. */

export const yusuf = citizen(4, 'yusuf', 'Yusuf Prøvegaard', {
  special: 'Får snart en ny sagsbehandler.',
  person: { preferredLanguage: 'ar' },
  plan: (person, calendar) => {
    const { day, workday, at } = calendar
    const record = records('yusuf', calendar)
    const plan = ordinaryPlan(person, calendar, {
      key: 'yusuf',
      dream: 'Jeg vil gerne reparere cykler. Det gjorde jeg sammen med min far.',
      step: {
        title: 'To dage om ugen i cykelværkstedet',
        kind: 'placement',
        why: 'Du viser, hvad du kan, og lærer folk at kende.',
        status: 'ongoing',
        hoursPerWeek: 10,
        considerations: 'Du kan holde en pause, når der er for meget larm.'
      },
      talk: [9, '09:30', '10:30']
    })
    return {
      ...plan,
      people: [
        inPlan(KAREN, 'coordinating-caseworker', { period: { from: day(-300), to: workday(5) } }),
        inPlan(RASMUS, 'coordinating-caseworker', { period: { from: workday(6) } }),
        inPlan(JONAS, 'mentor', { period: { from: day(-100) }, mentorKind: 'everyday', mentorHours: '3 timer om ugen' })
      ],
      appointments: plan.appointments.map(talk => ({
        ...talk,
        title: 'Hils på Rasmus',
        withIds: [RASMUS.id, JONAS.id],
        purpose: 'Du møder din nye sagsbehandler. Jonas er med.',
        preparation: 'Tænk over, hvad Rasmus skal vide om dig. Du behøver ikke fortælle alt forfra.'
      })),
      changes: [
        {
          ...record('job', 'skift', 3),
          fromId: KAREN.id,
          toId: RASMUS.id,
          on: workday(6),
          toldOn: workday(-3),
          reason: 'Karen får andre opgaver i kommunen.',
          knownByNew: 'Rasmus har læst din plan. Han ved, at du er glad for værkstedet, og at larm er svært.',
          staysTheSame: 'Værkstedet, Jonas og dine aftaler bliver, som de er. Det, Karen har lovet, gælder stadig.',
          firstMeeting: at(9, '09:30'),
          contactUntil: 'Ring til Karen til og med den sidste dag. Bagefter ringer du til Rasmus.'
        }
      ]
    }
  }
})

export const piotr = citizen(5, 'piotr', 'Piotr Demosen', {
  special: 'Har to aftaler på samme tid.',
  person: { preferredLanguage: 'pl' },
  plan: (person, calendar) => {
    const record = records('piotr', calendar)
    const plan = ordinaryPlan(person, calendar, {
      key: 'piotr',
      dream: 'Jeg vil tilbage til at være maler, men på halv tid.',
      step: {
        title: 'Tal med en malermester',
        kind: 'small-step',
        why: 'Du hører, om nogen kan bruge en maler på halv tid.'
      },
      talk: [3, '10:00', '11:00']
    })
    return {
      ...plan,
      systems: systems(calendar, 'job', 'health'),
      people: [...plan.people, LISE],
      appointments: [
        ...plan.appointments,
        {
          ...record('health', 'fysioterapi', 1),
          title: 'Fysioterapi',
          kind: 'treatment',
          starts: calendar.at(3, '10:30'),
          ends: calendar.at(3, '11:15'),
          mode: 'in-person',
          place: { name: 'Prøveby Sundhedshus', address: 'Sundvej 7, 0999 Prøveby', room: 'lokale 4' },
          withIds: [LISE.id],
          purpose: 'Du får øvelser til din skulder.',
          bring: ['Løst tøj'],
          howToCancel: CANCEL,
          status: 'booked'
        }
      ]
    }
  }
})

export const bente = citizen(6, 'bente', 'Bente Øvelsen', {
  special: 'Har en plan, men der er ikke aftalt noget lige nu.',
  plan: (person, calendar) => {
    const record = records('bente', calendar)
    return {
      ...emptyPlan(person, calendar),
      people: [inPlan(KAREN, 'coordinating-caseworker', { period: { from: calendar.day(-400) } })],
      plans: [{ ...record('job', 'plan', 90), kind: 'min-plan', status: 'active' }],
      goals: [
        {
          ...record('job', 'droem', 90),
          owner: 'citizen',
          statedBy: 'citizen',
          text: 'Jeg vil gerne ud blandt folk igen.',
          status: 'active'
        }
      ],
      steps: [
        {
          ...record('job', 'kursus', 80),
          title: 'Kursus i it',
          status: 'done',
          order: 1,
          agreed: true,
          doneOn: calendar.workday(-80)
        }
      ]
    }
  }
})

export const kenneth = citizen(7, 'kenneth', 'Kenneth Fiktivsen', {
  special: 'Har ingen plan endnu.'
})
