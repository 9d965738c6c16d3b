/** Settings that are missing or wrong; its message is the whole list, without any value. */
export class SettingsFault extends Error {
  override readonly name = 'SettingsFault'
}

/** Reads settings one by one and collects what is wrong, so that the operator sees all of it at once. */
export interface Settings {
  given(name: string): boolean
  optional(name: string): string | undefined
  text(name: string, otherwise?: string): string
  number(name: string, otherwise: number, least: number, most: number): number
  url(name: string, otherwise?: string): string
  oneOf<Value extends string>(name: string, allowed: readonly Value[], otherwise: Value): Value
  wrong(name: string, why: string): void
  /** @throws SettingsFault when anything was missing or wrong */
  finish(): void
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const faults: string[] = []
  const optional = (name: string): string | undefined => env[name]?.trim() || undefined
  const wrong = (name: string, why: string): void => {
    faults.push(`${name} ${why}`)
  }
  const text = (name: string, otherwise?: string): string => {
    const value = optional(name) ?? otherwise
    if (value === undefined) wrong(name, 'is missing')
    return value ?? ''
  }
  return {
    given: name => optional(name) !== undefined,
    optional,
    text,
    wrong,
    number(name, otherwise, least, most) {
      const value = Number(optional(name) ?? otherwise)
      if (!Number.isInteger(value) || value < least || value > most)
        wrong(name, `must be a whole number from ${least} to ${most}`)
      return value
    },
    url(name, otherwise) {
      const value = text(name, otherwise)
      if (value && !(/^https?:\/\//.test(value) && URL.canParse(value)))
        wrong(name, 'must be an address that begins with http:// or https://')
      return value
    },
    oneOf(name, allowed, otherwise) {
      const value = optional(name) ?? otherwise
      const found = allowed.find(one => one === value)
      if (!found) wrong(name, `must be one of ${allowed.join(', ')}`)
      return found ?? otherwise
    },
    finish() {
      if (faults.length > 0)
        throw new SettingsFault(`These settings must be put right:\n${faults.map(fault => `  ${fault}`).join('\n')}`)
    }
  }
}
