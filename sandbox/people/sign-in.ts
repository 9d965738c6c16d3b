import { ordinaryPlan } from './build.ts'
import { citizen } from './citizen.ts'

/** Departures at sign-in: too low an assurance, and nobody the municipality knows. */

export const nadia = citizen(17, 'nadia', 'Nadia Skabelonsen', {
  special: 'Logger ind med for lav sikkerhed og skal afvises.',
  assurance: 'Low',
  plan: (person, calendar) =>
    ordinaryPlan(person, calendar, {
      key: 'nadia',
      dream: 'Jeg vil gerne arbejde i en blomsterbutik.',
      step: { title: 'Besøg en blomsterbutik', kind: 'small-step', why: 'Du ser, hvordan en dag i butikken er.' },
      talk: [7, '10:00', '11:00']
    })
})

export const ivan = citizen(18, 'ivan', 'Ivan Eksempelgaard', {
  special: 'Har intet CPR-nummer, og kommunen kender ham ikke.',
  person: { preferredLanguage: 'uk' },
  hasCpr: false,
  known: false
})
