/**
 * The smallest plan the contract lets through that still has an item of every kind: nothing in it
 * but what is required. Not typed as an answer, because fields with a default are left out.
 */
export function barePlan(): Record<string, unknown> {
  const bare = { area: 'job', source: { system: 'momentum', id: 'sag 17', updatedAt: '2027-02-20T08:30:00+01:00' } }
  return {
    person: { id: 'person-1', displayName: 'Prøve Prøvesen', addressProtected: false, deceased: false },
    office: { name: 'Jobcenter Prøveby', phone: '+4500000000' },
    systems: [{ id: 'momentum', name: 'Momentum', area: 'job', state: 'up' }],
    people: [{ id: 'karin', name: 'Karin Prøve', role: 'caseworker' }],
    plans: [{ ...bare, id: 'plan-1', kind: 'min-plan', status: 'active' }],
    goals: [{ ...bare, id: 'goal-1', owner: 'citizen', text: 'Jeg vil være gartner', status: 'active' }],
    steps: [{ ...bare, id: 'step-1', title: 'Praktik', status: 'planned', order: 1, agreed: false }],
    appointments: [{ ...bare, id: 'appointment-1', title: 'Samtale', starts: '2027-03-04', mode: 'phone', status: 'booked' }],
    expectations: [{ ...bare, id: 'expectation-1', text: 'Du kommer', force: 'wish' }],
    entitlements: [{ ...bare, id: 'entitlement-1', text: 'Du får svar', kind: 'answer-time' }],
    waiting: [{ ...bare, id: 'wait-1', waitingFor: 'Svar', since: '2027-01-10', end: { unknown: true } }],
    pauses: [{ ...bare, id: 'pause-1', reason: 'Ro', from: '2027-02-01', to: '2027-02-28', nextLook: '2027-03-01' }],
    changes: [{ ...bare, id: 'change-1', fromId: 'karin', on: '2027-04-01' }],
    barriers: [{ ...bare, id: 'barrier-1', kind: 'transport', text: 'Ingen bus' }],
    teams: [{ ...bare, id: 'team-1', name: 'Dit team' }]
  }
}
