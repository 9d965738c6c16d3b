import { readFileSync } from 'node:fs'
import { type CrisisContact, faultsIn } from '../domain/crisis-contacts.ts'
import { dayOf } from '../domain/time.ts'
import { SettingsFault } from './settings.ts'

/** @throws SettingsFault when the file cannot be read as a list of numbers */
export function readCrisisContacts(path: string): readonly CrisisContact[] {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (Array.isArray(read)) return read as CrisisContact[]
  } catch {
    // Said below, without the words of the file.
  }
  throw new SettingsFault(`The numbers for people in a crisis cannot be read from ${path}`)
}

/**
 * Refuses to show a citizen a number that nobody has called lately.
 * @throws SettingsFault naming every number that may not be shown
 */
export function demandVerified(contacts: readonly CrisisContact[], path: string, now: Date): void {
  const faults = faultsIn(contacts, dayOf(now))
  if (faults.length === 0) return
  throw new SettingsFault(
    `The numbers for people in a crisis (${path}) may not be shown yet:\n${faults.map(fault => `  ${fault}`).join('\n')}`
  )
}
