import { day } from '../../src/domain/time.ts'
import { aPlan, type PlanBuilder } from '../support/a-plan.ts'

/** Ida's plan on Monday 1 March 2027: a course and a meeting ahead, an answer to wait for, two people round her. */
export function idasPlan(): PlanBuilder {
  const plan = aPlan()
    .withPerson({ hours: 'hverdage 9–10' })
    .withPerson({ name: 'Mads Prøve', role: 'mentor', title: 'støtteperson', phone: '+4522334455' })
    .withGoal({ text: 'Et job med dyr' })
    .withEntitlement({ text: 'En samtale om din plan hver måned', fromUnit: 'Jobcenter Prøveby', by: day('2027-03-31') })
    .withExpectation({
      text: 'Send dit cv til Mads',
      due: day('2027-03-08'),
      force: 'agreed',
      why: 'Så kan Mads finde en praktik'
    })
    .withWait({ waitingFor: 'Svar på din ansøgning om bil', since: day('2027-01-04') })
  const { people } = plan.build()
  return plan
    .withAppointment('2027-03-04T10:00+01:00', 'Prøveby Rådhus', {
      title: 'Samtale om job',
      ends: new Date('2027-03-04T10:45+01:00'),
      place: { name: 'Prøveby Rådhus', address: 'Eksempelvej 1', room: 'Lokale 2', travel: 'Bus 12 stopper ved døren' },
      with: people.slice(1),
      purpose: 'I finder en praktik',
      bring: ['dit cv', 'din kalender'],
      cancelBy: 'Ring til Karen før kl. 9',
      afterwards: 'Mads ringer til arbejdspladsen'
    })
    .withStep({
      title: 'Kursus i dyrepasning',
      starts: day('2027-03-15'),
      why: 'Du vil arbejde med dyr',
      helpedBy: people[1],
      afterwards: 'Du kan komme i praktik'
    })
}
