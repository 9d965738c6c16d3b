import type { CrisisContactId } from '../domain/crisis-contacts.ts'
import type { KeyOf } from '../text/namespaces.ts'

type Key = KeyOf<'crisis'>

/** What a kind of crisis adds to the text, and whom to call besides 112. */
interface Kind {
  readonly line: Key
  readonly call?: Call
}

interface Call {
  readonly contact: CrisisContactId | 'office'
  readonly name: Key
}

const OWN_LIFE: Kind = { line: 'hurt' }
const VIOLENCE: Kind = { line: 'violence', call: { contact: 'violence', name: 'violenceName' } }

/** By the classes of `findCrisis`: K1 own life, K2 and K7 violence and force, K3 others' life, K4 a child, K5 no roof, K8 poison. */
const KINDS: Readonly<Record<string, Kind>> = {
  K1: OWN_LIFE,
  K2: VIOLENCE,
  K3: { line: 'others' },
  K4: { line: 'child', call: { contact: 'office', name: 'officeName' } },
  K5: { line: 'noRoof', call: { contact: 'office', name: 'officeName' } },
  K7: VIOLENCE,
  K8: { line: 'poison', call: { contact: 'poison', name: 'poisonName' } }
}

/** Last, and for everybody: never one number alone. */
const TO_TALK: readonly Call[] = [
  { contact: 'livslinien', name: 'livslinien' },
  { contact: 'doctor', name: 'doctorName' }
]

/** The lines and numbers of these kinds of crisis; those of one's own life when the kind is not known. */
export function crisisLines(classes: readonly string[]): { about: readonly Key[]; calls: readonly Call[] } {
  const found = classes.map(name => KINDS[name]).filter(kind => kind !== undefined)
  const kinds = found.length > 0 ? found : [OWN_LIFE]
  const calls = kinds.flatMap(({ call }) => (call ? [call] : []))
  const once = calls.filter((call, i) => calls.findIndex(other => other.contact === call.contact) === i)
  return { about: [...new Set(kinds.map(({ line }) => line))], calls: [...once, ...TO_TALK] }
}
