/** What gives access when somebody else reads it, wherever it stands: tokens of Slack, JWTs, bearers, passwords in URLs. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\bx(?:ox[a-z]|app)-[\w-]+/g, '[token]'],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '[token]'],
  [/\bBearer\s+[^\s"']+/gi, 'Bearer [token]'],
  [/(\b[a-z][a-z\d+.-]*:\/\/[^\s:/@"']*):[^\s@"']+@/gi, '$1:[password]@'],
]

/** Names whose values are not for a log. */
const secretName = /token|secret|password|authorization|cookie|credential|api[-_]?key/i

/** What people wrote; it is in the database, where it belongs. */
const personal = /^(?:text|body|payload|card|fields|reason)$/i

const deepest = 6

/** A text without what gives access. */
export function redactText(text: string): string {
  return secrets.reduce((cleaned, [pattern, instead]) => cleaned.replace(pattern, instead), text)
}

/** The same facts for a log: no secrets, nothing that people wrote, and of an error its message only. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Error) return redactText(value.message)
  if (typeof value !== 'object' || value === null) return value
  if (depth === deepest) return '[deeper]'
  if (Array.isArray(value)) return value.map((each) => redact(each, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, redactNamed(name, inner, depth)]),
  )
}

function redactNamed(name: string, value: unknown, depth: number): unknown {
  if (secretName.test(name)) return '[secret]'
  if (personal.test(name)) return '[personal]'
  return redact(value, depth + 1)
}
