import { preparationFor } from '../../src/domain/preparation.ts'
import { day } from '../../src/domain/time.ts'
import { aPlan } from '../support/a-plan.ts'

const now = new Date('2027-03-01T09:00+01:00')

describe('how I get ready', () => {
  it('is told of the appointment that was shown', () => {
    const plan = aPlan()
      .withAppointment('2027-03-04T10:00+01:00', undefined, { id: 'first' })
      .withAppointment('2027-03-11T10:00+01:00', undefined, { id: 'shown', bring: ['dit cv'], preparation: 'Tænk over dit mål.' })
      .build()
    expect(preparationFor(plan, now, ['shown'])).toEqual({
      item: plan.appointments[1],
      bring: ['dit cv'],
      preparation: 'Tænk over dit mål.'
    })
  })

  it('is told of the first appointment or step that has yet to begin', () => {
    const plan = aPlan()
      .withStep({ id: 'under way', status: 'ongoing', ends: day('2027-03-03') })
      .withStep({ id: 'overdue', starts: day('2027-02-01') })
      .withStep({ id: 'later', starts: day('2027-03-08') })
      .withAppointment('2027-03-04T10:00+01:00', undefined, { id: 'meeting' })
    expect(preparationFor(plan.build(), now, [])?.item.id).toBe('meeting')
    expect(preparationFor(plan.withStep({ id: 'sooner', starts: day('2027-03-03') }).build(), now, [])?.item.id).toBe('sooner')
  })

  it('is not told of what was shown and has passed, nor of a meeting without the citizen', () => {
    const plan = aPlan()
      .withAppointment('2027-02-22T10:00+01:00', undefined, { id: 'over' })
      .withAppointment('2027-03-02T10:00+01:00', undefined, { id: 'about me', citizenInvited: false })
      .withStep({ id: 'done', status: 'done' })
      .withAppointment('2027-03-04T10:00+01:00', undefined, { id: 'meeting' })
      .build()
    expect(preparationFor(plan, now, ['over', 'about me', 'done'])?.item.id).toBe('meeting')
  })

  it('is told of the next step when nothing has yet to begin', () => {
    const plan = aPlan()
      .withStep({ id: 'under way', status: 'ongoing', bring: ['arbejdstøj'] })
      .build()
    expect(preparationFor(plan, now, [])).toMatchObject({ item: { id: 'under way' }, bring: ['arbejdstøj'] })
    expect(preparationFor(aPlan().build(), now, [])).toBeUndefined()
  })
})
