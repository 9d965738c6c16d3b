import { aminasPlan } from './amina.ts'
import { bente, kenneth, piotr, yusuf } from './appointments.ts'
import { type Citizen, citizen } from './citizen.ts'
import { joergen, leyla, svend, zeynep } from './life.ts'
import { ivan, nadia } from './sign-in.ts'
import { daryush, fatima, lone, mariam, oskar } from './sources.ts'
import { mahad, olena } from './waiting.ts'

export type { Citizen } from './citizen.ts'

const amina = citizen(1, 'amina', 'Amina Prøvesen', {
  special: 'Alt går godt: planen har svar på alle fire spørgsmål.',
  plan: aminasPlan
})

/** Everybody in the stand-in municipality, in the order of the sign-in page. */
export const citizens: readonly Citizen[] = [
  amina,
  mahad,
  olena,
  yusuf,
  piotr,
  bente,
  kenneth,
  leyla,
  joergen,
  fatima,
  daryush,
  lone,
  svend,
  zeynep,
  mariam,
  oskar,
  nadia,
  ivan
]
