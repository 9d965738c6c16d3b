import { OFFICE, ordinaryPlan, records, systems } from './build.ts'
import { citizen } from './citizen.ts'
import { BIRTHE, inPlan, JONAS, RASMUS } from './staff.ts'

/** Departures in life and law: a protected address, an old course, a death, a family. */

export const leyla = citizen(8, 'leyla', 'Leyla Testgaard', {
  special: 'Har beskyttet adresse. Ingen steder nær hjemmet må vises.',
  person: { preferredLanguage: 'tr', addressProtected: true },
  plan: (person, calendar) => {
    const record = records('leyla', calendar)
    const plan = ordinaryPlan(person, calendar, {
      key: 'leyla',
      dream: 'Jeg vil gerne være tryg og lære at sy.',
      step: {
        title: 'Syværksted',
        kind: 'course',
        why: 'Du lærer at sy og møder andre i ro.',
        starts: calendar.workday(6),
        // A careless source sends this all the same; nothing of it may reach a screen.
        place: { name: 'Medborgerhuset ved Leylas bolig', address: 'Hemmelig Vej 5, 0999 Prøveby', nearHome: true }
      },
      talk: [4, '11:00', '12:00']
    })
    return {
      ...plan,
      systems: systems(calendar, 'job', 'social'),
      people: [...plan.people, { ...BIRTHE, period: { from: calendar.day(-80) } }],
      appointments: [
        ...plan.appointments,
        {
          ...record('social', 'hjemmebesoeg', 4),
          title: 'Besøg af Birthe',
          kind: 'follow-up',
          starts: calendar.at(8, '13:00'),
          ends: calendar.at(8, '14:00'),
          mode: 'in-person',
          place: {
            name: 'Hjemme hos dig',
            address: 'Hemmelig Vej 7, 2. tv., 0999 Prøveby',
            travel: 'Stå af ved Hemmelig Vej.',
            nearHome: true
          },
          withIds: [BIRTHE.id],
          purpose: 'I taler om hverdagen.',
          status: 'booked'
        }
      ]
    }
  }
})

export const joergen = citizen(9, 'joergen', 'Jørgen Prøvestrup', {
  special: 'Er i et ressourceforløb efter de gamle regler og vil have let læsning.',
  person: { easyRead: true },
  plan: (person, calendar) => {
    const { day, workday } = calendar
    const record = records('joergen', calendar)
    const plan = ordinaryPlan(person, calendar, {
      key: 'joergen',
      dream: 'Jeg vil gerne passe dyr.',
      step: {
        title: 'Hjælp til i dyreparken',
        kind: 'clarification',
        why: 'Vi finder ud af, hvor mange timer du kan klare.',
        mustAnswer: 'Hvor mange timer kan du være der? Hvilke opgaver går godt?',
        considerations: 'Du arbejder ude. Du bestemmer selv pauserne.',
        status: 'ongoing',
        hoursPerWeek: 4
      },
      talk: [12, '10:00', '10:45']
    })
    return {
      ...plan,
      plans: [
        {
          ...record('job', 'rehabiliteringsplan', 40),
          title: 'Ressourceforløb',
          kind: 'rehabilitation-plan',
          status: 'active',
          period: { from: day(-500), to: day(400) },
          authorUnit: OFFICE.name,
          createdOn: day(-520),
          basisVersion: 'regler før 1. februar 2026',
          valid: { from: day(-500), to: day(400) }
        }
      ],
      people: [
        ...plan.people,
        inPlan(JONAS, 'mentor', { period: { from: day(-300) }, mentorKind: 'everyday', mentorHours: '2 timer om ugen' })
      ],
      entitlements: [
        ...plan.entitlements,
        {
          ...record('job', 'forloeb-fortsaetter', 40),
          text: 'Dit ressourceforløb fortsætter, selv om reglerne er nye for andre.',
          kind: 'other',
          by: day(400),
          whereToAsk: 'Spørg Karen, hvis du er i tvivl.'
        }
      ],
      pauses: [
        {
          ...record('job', 'ro', 20),
          reason: 'Du har brug for ro efter din operation. Du skal ikke i dyreparken imens.',
          from: workday(20),
          to: workday(30),
          nextLook: workday(28)
        }
      ]
    }
  }
})

export const svend = citizen(13, 'svend', 'Svend Øvegaard', {
  special: 'Er død. Ingen påmindelse må sendes.',
  person: { deceased: true },
  plan: (person, calendar) =>
    ordinaryPlan(person, calendar, {
      key: 'svend',
      dream: 'Jeg vil gerne have tid i haven.',
      step: { title: 'Havehold', kind: 'own-activity', status: 'stopped' },
      talk: [5, '09:00', '10:00']
    })
})

export const zeynep = citizen(14, 'zeynep', 'Zeynep Prøveborg', {
  special: 'Har en fælles plan for hele familien.',
  person: { preferredLanguage: 'tr' },
  plan: (person, calendar) => {
    const { day, at } = calendar
    const record = records('zeynep', calendar)
    const plan = ordinaryPlan(person, calendar, {
      key: 'zeynep',
      dream: 'Jeg vil have en rolig morgen med børnene. Så kan jeg møde til tiden.',
      step: {
        title: 'Morgenplan med billeder',
        kind: 'small-step',
        area: 'family',
        source: record('family', 'skridt').source,
        why: 'Børnene kan se, hvad de skal. Så bliver morgenen rolig.',
        status: 'ongoing',
        agreed: false
      },
      talk: [10, '10:00', '11:00']
    })
    return {
      ...plan,
      systems: systems(calendar, 'job', 'family', 'social'),
      people: [
        ...plan.people,
        inPlan(RASMUS, 'caseworker', { unit: 'Prøveby Kommune, Familie', period: { from: day(-50) } }),
        { id: 'soester-elif', name: 'Elif Prøveborg', title: 'din søster', role: 'citizen-invited' }
      ],
      plans: [
        ...plan.plans,
        {
          ...record('family', 'familieplan', 7),
          title: 'Familiens plan',
          kind: 'family-plan',
          status: 'active',
          subjects: [person.id, 'p-91', 'p-92']
        }
      ],
      goals: [
        ...plan.goals,
        { ...record('family', 'skole', 7), owner: 'office', text: 'Børnene kommer i skole til tiden.', status: 'active' },
        {
          ...record('family', 'til-sagen', 7),
          owner: 'office',
          text: 'Arbejdsnotat til teamet.',
          status: 'active',
          visibility: 'staff'
        }
      ],
      appointments: [
        ...plan.appointments,
        {
          ...record('family', 'familiemoede', 7),
          title: 'Familiemøde',
          kind: 'family-conference',
          starts: at(6, '15:00'),
          ends: at(6, '16:30'),
          mode: 'in-person',
          place: { name: 'Familiehuset', address: 'Børnevej 4, 0999 Prøveby' },
          withIds: [RASMUS.id, 'soester-elif'],
          purpose: 'I taler om, hvem der kan hjælpe om morgenen.',
          preparation: 'Spørg børnene, hvad de synes er svært.',
          interpreter: 'booked',
          status: 'booked'
        },
        {
          ...record('family', 'moede-uden-dig', 7),
          title: 'Skolen og kommunen taler sammen',
          kind: 'team-meeting',
          starts: at(4, '08:30'),
          mode: 'video',
          withIds: [RASMUS.id],
          purpose: 'De taler om, hvordan skolen kan hjælpe. De beslutter ikke noget om dig.',
          status: 'booked',
          citizenInvited: false,
          afterwards: 'Rasmus ringer og fortæller, hvad de talte om.'
        }
      ],
      consents: [{ ...record('family', 'deling', 50), what: 'family-view', toWhom: 'Elif Prøveborg', given: day(-50) }]
    }
  }
})
