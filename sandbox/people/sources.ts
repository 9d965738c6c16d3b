import type { Appointment, Step } from '../contract.ts'
import { jobTalk, ordinaryPlan, records, systems } from './build.ts'
import { citizen } from './citizen.ts'
import { BIRTHE, inPlan, LISE, OMAR, SAMIRA } from './staff.ts'

/** Departures in where the plan comes from: three areas, a source down, a very long one, and sources that fail. */

export const fatima = citizen(10, 'fatima', 'Fatima Eksempelborg', {
  special: 'Har en plan fra tre områder: job, social og sundhed.',
  person: { preferredLanguage: 'ar', interpreterNeed: 'ar' },
  plan: (person, calendar) => {
    const { day, workday, at } = calendar
    const record = records('fatima', calendar)
    const plan = ordinaryPlan(person, calendar, {
      key: 'fatima',
      dream: 'Jeg vil gerne lave mad til mange. Og jeg vil have færre smerter.',
      step: {
        title: 'Hjælp til i et køkken',
        kind: 'placement',
        why: 'Du prøver at lave mad til mange.',
        starts: at(15, '08:30'),
        hoursPerWeek: 6
      },
      talk: [13, '09:00', '10:00']
    })
    return {
      ...plan,
      systems: systems(calendar, 'job', 'social', 'health'),
      people: [
        ...plan.people,
        { ...BIRTHE, period: { from: day(-70) } },
        { ...LISE, period: { from: day(-70) } },
        inPlan(SAMIRA, 'mentor', { period: { from: day(-30) }, mentorKind: 'everyday' })
      ],
      plans: [
        ...plan.plans,
        { ...record('social', 'handleplan', 11), title: 'Handleplan', kind: 'social-plan', status: 'active' },
        // No title: real health plans seldom have one.
        { ...record('health', 'sundhedsplan', 13), kind: 'health-plan', status: 'active' }
      ],
      steps: [
        ...plan.steps,
        {
          ...record('health', 'smertehold', 13),
          title: 'Hold om smerter',
          kind: 'treatment',
          why: 'Du lærer, hvad du selv kan gøre, når det gør ondt.',
          starts: at(3, '10:00'),
          place: { name: 'Prøveby Sundhedshus', address: 'Sundvej 7, 0999 Prøveby', room: 'sal A' },
          status: 'planned',
          order: 2,
          agreed: true,
          afterwards: 'Holdet mødes otte gange. Så taler du med Lise.'
        },
        {
          ...record('social', 'bolig', 11),
          title: 'Søge en mindre bolig',
          helpedById: BIRTHE.id,
          status: 'paused',
          order: 3,
          agreed: false
        }
      ],
      waiting: [
        {
          ...record('social', 'boligliste', 11),
          waitingFor: 'en plads på listen til mindre boliger',
          since: workday(-20),
          end: { newsBy: workday(25) },
          holderId: BIRTHE.id,
          afterwards: 'Birthe ringer og siger, hvilket nummer du har.'
        }
      ]
    }
  }
})

export const daryush = citizen(11, 'daryush', 'Daryush Testberg', {
  special: 'Et af kommunens systemer svarer ikke, så noget af planen mangler.',
  person: { preferredLanguage: 'fa' },
  plan: (person, calendar) => ({
    ...ordinaryPlan(person, calendar, {
      key: 'daryush',
      dream: 'Jeg vil gerne være elektriker i Danmark.',
      step: { title: 'Besøg på en elskole', kind: 'small-step', why: 'Du ser, om uddannelsen passer til dig.' },
      talk: [6, '13:00', '14:00']
    }),
    systems: systems(calendar, 'job', 'health').map(system =>
      system.area === 'health' ? { ...system, state: 'down', lastSuccess: calendar.at(-2, '16:05') } : system
    )
  })
})

const LONG = { done: 120, ahead: 80, held: 60, booked: 40 }

export const lone = citizen(12, 'lone', 'Lone Demogaard', {
  special: 'Har en meget lang plan: 200 skridt og 100 aftaler.',
  plan: (person, calendar) => {
    const record = records('lone', calendar)
    const plan = ordinaryPlan(person, calendar, {
      key: 'lone',
      dream: 'Jeg vil gerne have mit eget lille firma med blomster.',
      step: { title: 'Skridt nummer 1', status: 'done', order: 0, doneOn: calendar.workday(-LONG.done) },
      talk: [1, '09:00', '10:00']
    })
    const steps = Array.from({ length: LONG.done + LONG.ahead - 1 }, (_, index): Step => {
      const order = index + 1
      const day = order - LONG.done
      return {
        ...record('job', `skridt-${order + 1}`, 3),
        title: `Skridt nummer ${order + 1}`,
        description: 'Et af de mange små skridt på vejen.',
        order,
        agreed: order % 2 === 0,
        ...(day < 0
          ? { status: 'done', doneOn: calendar.workday(day) }
          : { status: 'planned', starts: calendar.workday(day + 1) })
      }
    })
    const appointments = Array.from({ length: LONG.held + LONG.booked - 1 }, (_, index): Appointment => {
      const number = index + 2
      const day = number - LONG.held
      const talk = jobTalk(record('job', `samtale-${number}`, 3), calendar, [day > 0 ? day + 1 : day - 1, '09:00', '10:00'])
      return day > 0 ? talk : { ...talk, status: 'fulfilled' }
    })
    return {
      ...plan,
      people: [...plan.people, OMAR],
      steps: [...plan.steps, ...steps],
      appointments: [...plan.appointments, ...appointments]
    }
  }
})

export const mariam = citizen(15, 'mariam', 'Mariam Fiktivborg', {
  special: 'Planen kan aldrig hentes: systemet svarer med en fejl.',
  person: { preferredLanguage: 'en' },
  trouble: 'unavailable'
})

export const oskar = citizen(16, 'oskar', 'Oskar Testlund', {
  special: 'Planen kommer, men en dato i den er forkert skrevet.',
  plan: (person, calendar) => {
    const plan = ordinaryPlan(person, calendar, {
      key: 'oskar',
      dream: 'Jeg vil gerne være vicevært.',
      step: { title: 'Tal med en vicevært', kind: 'small-step' },
      talk: [2, '10:00', '11:00']
    })
    // Breaks the contract on purpose: `starts` must be a moment or a day.
    return { ...plan, appointments: plan.appointments.map(talk => ({ ...talk, starts: 'på torsdag kl. 10' })) }
  }
})
