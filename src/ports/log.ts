/**
 * The log as the code needs it. Fields are facts without personal data: ids we
 * made ourselves, counts, codes, names of fields. Never text, names or numbers
 * from a citizen.
 */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}
