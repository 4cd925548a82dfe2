/** One labelled message. */
export type Message = {
  readonly id: string
  readonly text: string
  readonly lang: string
  readonly intent: string
  readonly slots: Readonly<Record<string, unknown>>
  readonly tags?: readonly string[]
}

export type Answer = { readonly intent: string; readonly slots: Readonly<Record<string, unknown>> }

/** One message with what was made of it. */
export type Scored = {
  readonly message: Message
  readonly answer: Answer
  readonly intentRight: boolean
  readonly missed: readonly string[]
  readonly extra: readonly string[]
  readonly hits: readonly string[]
}

/** A slot as comparable pairs, `items.qty=2`; lists are bags, letter case and width of models and numbers do not count. */
function pairsOf(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => pairsOf(each, path))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => pairsOf(inner, `${path}.${key}`))
  return [`${path}=${typeof value === 'string' ? plain(value) : String(value)}`]
}

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()

function slotPairs(slots: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(slots).flatMap(([key, value]) => pairsOf(value, key))
}

export function score(message: Message, answer: Answer): Scored {
  const rest = [...slotPairs(answer.slots)]
  const hits: string[] = []
  const missed: string[] = []
  for (const pair of slotPairs(message.slots)) {
    const at = rest.indexOf(pair)
    if (at < 0) missed.push(pair)
    else hits.push(...rest.splice(at, 1))
  }
  return {
    message,
    answer,
    intentRight: answer.intent === message.intent,
    missed,
    extra: rest,
    hits,
  }
}

export const slotName = (pair: string) => pair.slice(0, pair.indexOf('='))

/** Precision and recall together, in per cent. */
export function f1(hits: number, missed: number, extra: number): number {
  const all = 2 * hits + missed + extra
  return all === 0 ? 100 : (200 * hits) / all
}

/** A decision that nobody made. */
export const wrongDecision = ({ message, answer }: Scored) =>
  (answer.intent === 'approve' || answer.intent === 'reject') && answer.intent !== message.intent

/** A code that is not, letter for letter, the one that was typed. */
export const alteredCode = ({ missed, extra, message }: Scored) =>
  [...extra]
    .filter((pair) => pair.startsWith('items.code='))
    .some((pair) => {
      const code = pair.slice('items.code='.length)
      return !plain(message.text).includes(code)
    }) || missed.some((pair) => /\.code=/.test(pair))
