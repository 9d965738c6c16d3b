import type { Professional } from '../contract.ts'

/** Roles of a plan that make a staff member follow the citizen. */
export const FOLLOWS = ['coordinating-caseworker', 'caseworker', 'mentor', 'job-consultant', 'contact-person'] as const

/** Somebody who works at the stand-in municipality, or for it, and can sign in as staff. `id` is the directory's object id. */
export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly phone: string
  readonly email: string
  readonly hours: string
  readonly languages: readonly string[]
  readonly external?: true
  /** Sees every citizen of the unit. */
  readonly leads?: true
}

const unit = 'Prøveby Kommune, Job og Hjælp'

export const KAREN: StaffMember = {
  id: '00000000-0000-4000-8000-0000000000c1',
  name: 'Karen Vejviser',
  title: 'koordinerende sagsbehandler',
  unit,
  phone: '+4500000011',
  email: 'karen.vejviser@proeveby.example',
  hours: 'mandag til torsdag kl. 9-12',
  languages: ['da', 'en']
}

export const RASMUS: StaffMember = {
  id: '00000000-0000-4000-8000-0000000000c2',
  name: 'Rasmus Brobygger',
  title: 'socialrådgiver',
  unit,
  phone: '+4500000012',
  email: 'rasmus.brobygger@proeveby.example',
  hours: 'mandag til fredag kl. 10-13',
  languages: ['da', 'en', 'de']
}

export const SAMIRA: StaffMember = {
  id: '00000000-0000-4000-8000-0000000000a1',
  name: 'Samira Følgesvend',
  title: 'mentor',
  unit,
  phone: '+4500000013',
  email: 'samira.foelgesvend@proeveby.example',
  hours: 'alle hverdage kl. 8-16, gerne sms',
  languages: ['da', 'ar', 'so']
}

export const JONAS: StaffMember = {
  id: '00000000-0000-4000-8000-0000000000a2',
  name: 'Jonas Fodfæste',
  title: 'mentor',
  unit: 'Foreningen Prøvefæste',
  phone: '+4500000014',
  email: 'jonas@proevefaeste.example',
  hours: 'tirsdag til fredag kl. 9-15',
  languages: ['da', 'en', 'pl'],
  external: true
}

export const ULLA: StaffMember = {
  id: '00000000-0000-4000-8000-0000000000b1',
  name: 'Ulla Overblik',
  title: 'teamleder',
  unit,
  phone: '+4500000015',
  email: 'ulla.overblik@proeveby.example',
  hours: 'alle hverdage kl. 9-15',
  languages: ['da'],
  leads: true
}

export const STAFF: readonly StaffMember[] = [KAREN, RASMUS, SAMIRA, JONAS, ULLA]

/** A staff member as they stand in a citizen's plan. */
export function inPlan(staff: StaffMember, role: Professional['role'], more: Partial<Professional> = {}): Professional {
  const { id, name, title, unit, phone, email, hours, languages, external } = staff
  return { id, name, title, role, unit, phone, email, hours, languages: [...languages], ...(external && { external }), ...more }
}

/** Others round the citizens, who do not sign in here. */
export const LISE: Professional = {
  id: 'sundhed-lise',
  name: 'Lise Helbredsen',
  title: 'sundhedskoordinator',
  role: 'health-coordinator',
  unit: 'Prøveby Sundhedshus',
  phone: '+4500000021',
  hours: 'tirsdag og torsdag kl. 10-14'
}

export const OMAR: Professional = {
  id: 'job-omar',
  name: 'Omar Jobsen',
  title: 'jobkonsulent',
  role: 'job-consultant',
  unit,
  phone: '+4500000022',
  hours: 'alle hverdage kl. 8-15'
}

export const BIRTHE: Professional = {
  id: 'social-birthe',
  name: 'Birthe Støttrup',
  title: 'støtte-kontaktperson',
  role: 'contact-person',
  unit: 'Prøveby Kommune, Social',
  phone: '+4500000023'
}

export const VERA: Professional = {
  id: 'arbejdsgiver-vera',
  name: 'Vera Grønthandel',
  title: 'butikschef',
  role: 'employer',
  unit: 'Prøve-Grønt',
  phone: '+4500000024'
}
