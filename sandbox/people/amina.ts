import type { Person, Plan } from '../contract.ts'
import { aminasPromises } from './amina-promises.ts'
import { CANCEL, emptyPlan, jobTalk, OFFICE, records, systems } from './build.ts'
import type { Calendar } from './calendar.ts'
import { BIRTHE, inPlan, KAREN, LISE, OMAR, SAMIRA, VERA } from './staff.ts'

/** The happy citizen: all four questions have a rich answer, from three areas. The others depart from this. */
export function aminasPlan(person: Person, calendar: Calendar): Plan {
  const record = records('amina', calendar)
  const { day, workday, at } = calendar
  return {
    ...emptyPlan(person, calendar),
    systems: systems(calendar, 'job', 'social', 'health'),
    people: [
      inPlan(KAREN, 'coordinating-caseworker', { period: { from: day(-240) } }),
      inPlan(SAMIRA, 'mentor', { period: { from: day(-60) }, mentorKind: 'job', mentorHours: '2 timer om ugen' }),
      { ...OMAR, period: { from: day(-60) } },
      { ...LISE, period: { from: day(-90) } },
      { ...BIRTHE, period: { from: day(-120) } },
      { ...VERA, period: { from: day(-10) } }
    ],
    plans: [
      {
        ...record('job', 'plan', 2),
        title: 'Min plan',
        kind: 'joint-plan',
        status: 'active',
        period: { from: day(-240) },
        authorUnit: OFFICE.name,
        createdOn: day(-240),
        reviewOn: workday(45),
        basisVersion: 'regler pr. 1. juli 2026'
      }
    ],
    goals: [
      {
        ...record('job', 'droem', 10),
        owner: 'citizen',
        statedBy: 'citizen',
        text: 'Jeg vil gerne arbejde i en butik, hvor jeg taler med folk. Og jeg vil kunne hente min datter kl. 15.',
        why: 'Jeg bliver glad af at være noget for andre.',
        status: 'active'
      },
      {
        ...record('job', 'timer', 10),
        owner: 'office',
        text: 'Amina har lønnede timer i en butik.',
        why: 'Få timer er en god start. De kan blive til flere.',
        measure: 'Mindst 6 lønnede timer om ugen',
        due: workday(90),
        status: 'active',
        parentId: 'amina-droem'
      },
      {
        ...record('health', 'ryg', 20),
        owner: 'office',
        text: 'Amina kan klare en halv dag på benene uden smerter i ryggen.',
        status: 'active',
        parentId: 'amina-droem'
      }
    ],
    steps: [
      {
        ...record('job', 'praktik', 2),
        title: 'Praktik i Prøve-Grønt',
        description: 'Du prøver at arbejde i en grøntbutik tre formiddage om ugen.',
        kind: 'placement',
        why: 'Du prøver, om butik er noget for dig. Butikken mangler en til tolv timer om ugen.',
        goalId: 'amina-timer',
        starts: at(4, '09:00'),
        ends: workday(44),
        place: { name: 'Prøve-Grønt', address: 'Torvet 3, 0999 Prøveby', travel: 'Bus 1P til Torvet. Turen tager 12 minutter.' },
        helpedById: SAMIRA.id,
        decidedById: KAREN.id,
        status: 'planned',
        order: 1,
        agreed: true,
        hoursPerWeek: 12,
        bring: ['Sko, du kan stå i', 'Madpakke', 'Sygesikringskort'],
        preparation: 'Samira ringer til dig dagen før. I aftaler, hvor I mødes.',
        considerations: 'Ingen løft over 5 kilo. En pause på 10 minutter hver time.',
        afterwards: 'Du, Karen og Vera taler om, hvordan det gik. Så ser I, om der er lønnede timer.'
      },
      {
        ...record('health', 'rygskole', 8),
        title: 'Rygskole i sundhedshuset',
        kind: 'treatment',
        why: 'Du lærer øvelser, så ryggen kan holde til at arbejde.',
        goalId: 'amina-ryg',
        starts: workday(-10),
        ends: workday(20),
        place: { name: 'Prøveby Sundhedshus', address: 'Sundvej 7, 0999 Prøveby', room: 'sal B' },
        helpedById: LISE.id,
        status: 'ongoing',
        order: 2,
        agreed: true,
        hoursPerWeek: 2,
        bring: ['Løst tøj', 'Vand']
      },
      // Real records are often this bare.
      { ...record('social', 'hjemmebesoeg', 15), title: 'Hjælp til post og papirer', status: 'ongoing', order: 3, agreed: false },
      {
        ...record('job', 'cv', 30),
        title: 'Lave dit cv',
        kind: 'small-step',
        why: 'Cv’et viser, hvad du kan.',
        goalId: 'amina-timer',
        helpedById: SAMIRA.id,
        status: 'done',
        order: 0,
        agreed: true,
        doneOn: workday(-30)
      }
    ],
    appointments: [
      {
        ...record('job', 'besoeg', 2),
        title: 'Se butikken og møde Vera',
        kind: 'placement-talk',
        starts: at(2, '10:00'),
        ends: at(2, '10:45'),
        mode: 'in-person',
        place: { name: 'Prøve-Grønt', address: 'Torvet 3, 0999 Prøveby', travel: 'Bus 1P til Torvet. Turen tager 12 minutter.' },
        withIds: [VERA.id, SAMIRA.id],
        purpose: 'Du ser butikken, før du begynder. Du og Vera aftaler, hvad du skal lave.',
        preparation: 'Find to ting, du gerne vil spørge Vera om.',
        bring: ['Listen over dine skånehensyn'],
        interpreter: 'not-needed',
        howToCancel: CANCEL,
        status: 'booked',
        afterwards: 'Praktikken begynder to hverdage efter.'
      },
      jobTalk(record('job', 'samtale', 2), calendar, [14, '13:00', '14:00']),
      {
        ...record('health', 'rygskole-naeste', 8),
        title: 'Rygskole',
        kind: 'treatment',
        starts: at(5, '13:30'),
        ends: at(5, '14:30'),
        mode: 'in-person',
        place: { name: 'Prøveby Sundhedshus', address: 'Sundvej 7, 0999 Prøveby', room: 'sal B' },
        withIds: [LISE.id],
        status: 'booked'
      },
      {
        ...record('social', 'papirer', 15),
        title: 'Birthe ringer om din post',
        kind: 'follow-up',
        starts: at(7, '14:00'),
        mode: 'phone',
        withIds: [BIRTHE.id],
        purpose: 'I ser sammen på de breve, du har fået.',
        bring: ['Dine nye breve'],
        status: 'booked'
      }
    ],
    ...aminasPromises(calendar)
  }
}
