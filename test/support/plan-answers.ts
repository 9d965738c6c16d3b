import type { components } from '../../openapi/plan-api.d.ts'

/** The plan as it stands in an answer of the plan API, where what has a default may be left out. */
export type PlanAnswer = components['schemas']['Plan']

const source = { system: 'momentum', id: 'sag 17', version: '3', updatedAt: '2027-02-20T08:30:00+01:00' }
const place = {
  name: 'Biblioteket i Prøveby',
  address: 'Prøvegade 1, 0999 Prøveby',
  room: 'lokale 2',
  travel: 'Bus 0 fra stationen',
  nearHome: false
}

/** What every item has, each field filled in. */
export function item(id: string) {
  return {
    id,
    area: 'job' as const,
    source: { ...source },
    valid: { from: '2020-01-01', to: '2039-12-31' },
    visibility: 'citizen' as const,
    language: 'da',
    statedBy: 'office' as const
  }
}

export function appointment(id: string): PlanAnswer['appointments'][number] {
  return {
    ...item(id),
    title: 'Samtale om din praktik',
    kind: 'follow-up',
    starts: '2027-03-04T10:00:00+01:00',
    ends: '2027-03-04T10:45:00+01:00',
    mode: 'in-person',
    place: { ...place },
    withIds: ['karin', 'mikkel'],
    purpose: 'Vi taler om praktikken',
    preparation: 'Tænk over, hvad der gik godt',
    bring: ['Din kalender'],
    interpreter: 'booked',
    duty: { legalReference: 'LAB § 31' },
    howToCancel: 'Ring før kl. 9',
    status: 'booked',
    minutesPublished: false,
    afterwards: 'Du får et referat',
    citizenInvited: true
  }
}

/** A plan of a fictional citizen in which every field of the contract is filled in. */
export function fullPlan(): PlanAnswer {
  return {
    person: {
      id: 'person-1',
      displayName: 'Prøve Prøvesen',
      preferredLanguage: 'da',
      easyRead: true,
      interpreterNeed: 'so',
      contactWishes: 'Skriv helst',
      addressProtected: false,
      deceased: false,
      movedAwayOn: '2027-12-01',
      representedBy: 'mikkel'
    },
    office: { name: 'Jobcenter Prøveby', phone: '+4500000000', hours: 'hverdage 9-14' },
    systems: [
      { id: 'momentum', name: 'Momentum', area: 'job', owner: 'Jobcentret', kle: '15.20.00', state: 'up' },
      { id: 'nexus', name: 'Nexus', area: 'health', state: 'down', lastSuccess: '2027-02-28T22:00:00+01:00' }
    ],
    people: [
      {
        id: 'karin',
        name: 'Karin Prøve',
        title: 'socialrådgiver',
        role: 'coordinating-caseworker',
        unit: 'Team Prøve',
        phone: '+4500000001',
        email: 'karin@proeveby.example',
        hours: 'mandag 9-12',
        photo: 'https://proeveby.example/karin.jpg',
        languages: ['da', 'en'],
        period: { from: '2026-01-01', to: '2030-12-31' },
        external: false
      },
      {
        id: 'mikkel',
        name: 'Mikkel Prøve',
        role: 'mentor',
        mentorKind: 'everyday',
        mentorHours: '2 timer om ugen',
        external: true
      }
    ],
    plans: [
      {
        ...item('plan-1'),
        title: 'Min plan',
        kind: 'min-plan',
        status: 'active',
        period: { from: '2026-01-01', to: '2027-12-31' },
        authorUnit: 'Team Prøve',
        createdOn: '2026-01-02',
        reviewOn: '2027-06-01',
        basisVersion: '2026',
        subjects: ['person-1']
      }
    ],
    goals: [
      { ...item('goal-1'), owner: 'citizen', text: 'Jeg vil være gartner', why: 'Jeg kan lide at være ude', status: 'active' },
      {
        ...item('goal-2'),
        owner: 'office',
        text: 'En praktik',
        measure: '13 uger',
        due: '2027-09-01',
        status: 'active',
        parentId: 'goal-1'
      }
    ],
    steps: [
      {
        ...item('step-1'),
        title: 'Praktik i gartneriet',
        description: 'Fire uger',
        kind: 'placement',
        why: 'For at prøve faget',
        goalId: 'goal-2',
        starts: '2027-03-08',
        ends: '2027-04-02T15:00:00+02:00',
        place: { ...place },
        helpedById: 'mikkel',
        decidedById: 'karin',
        status: 'planned',
        order: 1,
        agreed: true,
        hoursPerWeek: 12.5,
        bring: ['Arbejdssko'],
        preparation: 'Sov godt',
        mustAnswer: 'Kan du stå op i fire timer?',
        considerations: 'Ingen tunge løft',
        afterwards: 'Vi ser på det sammen',
        doneOn: '2027-04-02',
        offerId: 'tilbud-1'
      }
    ],
    appointments: [appointment('appointment-1')],
    expectations: [
      {
        ...item('expectation-1'),
        text: 'Du kommer til samtalen',
        force: 'legal',
        due: '2027-03-04T10:00:00+01:00',
        recurs: 'hver måned',
        legalReference: 'LAB § 31',
        approvedTextId: 'tekst-1',
        ifICannot: 'Ring til Karin',
        howToReport: 'Ring før kl. 9',
        evidence: 'Ingen',
        why: 'Så vi kan lægge planen sammen',
        done: false
      }
    ],
    entitlements: [
      {
        ...item('entitlement-1'),
        text: 'Du får svar',
        kind: 'answer-time',
        fromId: 'karin',
        fromUnit: 'Team Prøve',
        by: '2027-03-10',
        conditions: 'Når papirerne er der',
        whereToAsk: 'Jobcentret'
      }
    ],
    waiting: [
      {
        ...item('wait-1'),
        waitingFor: 'Svar om fleksjob',
        since: '2027-01-10',
        end: { newsBy: '2027-03-15' },
        holderId: 'karin',
        holderUnit: 'Rehabiliteringsteamet',
        afterwards: 'Et møde',
        meanwhile: 'Du kan gå i gartneriet',
        lastNews: { on: '2027-02-01', text: 'Papirerne er sendt' },
        over: false
      }
    ],
    pauses: [
      { ...item('pause-1'), reason: 'Ro efter operationen', from: '2027-02-01', to: '2027-02-28', nextLook: '2027-03-01' }
    ],
    changes: [
      {
        ...item('change-1'),
        fromId: 'karin',
        toId: 'mikkel',
        on: '2027-04-01',
        toldOn: '2027-02-15',
        reason: 'Karin skifter job',
        knownByNew: 'Hele planen',
        staysTheSame: 'Praktikken',
        firstMeeting: '2027-04-05',
        contactUntil: 'Ring til Karin'
      }
    ],
    barriers: [
      {
        ...item('barrier-1'),
        kind: 'transport',
        text: 'Ingen bus',
        ownerId: 'mikkel',
        nextAct: 'Søge rejsehjælp',
        due: '2027-03-05'
      }
    ],
    teams: [
      {
        ...item('team-1'),
        name: 'Dit team',
        purpose: 'Hjælpe',
        memberIds: ['karin', 'mikkel'],
        period: { from: '2026-01-01', to: '2027-12-31' }
      }
    ],
    interests: [
      {
        ...item('interest-1'),
        offerId: 'tilbud-1',
        markedOn: '2027-01-01',
        note: 'Gerne om formiddagen',
        answer: 'put-off',
        answerReason: 'Holdet er fuldt',
        answeredById: 'karin'
      }
    ],
    consents: [
      {
        ...item('consent-1'),
        what: 'mentor-view',
        toWhom: 'Mikkel',
        given: '2026-02-01',
        withdrawn: '2027-01-01',
        textVersion: '1'
      }
    ]
  }
}
