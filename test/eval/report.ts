import { alteredCode, f1, type Scored, slotName, wrongDecision } from './score.ts'

/** The figures of a set as text: intents, slots by name, languages, trap tags, confusions; with `show`, every miss. */
export function report(name: string, scored: readonly Scored[], show: boolean): string {
  const lines = [
    `\n${name}: ${scored.length} messages`,
    summary('all', scored),
    ...groups(scored, ({ message }) => [message.lang]).map(([lang, part]) => summary(lang, part)),
    `  wrong decisions ${scored.filter(wrongDecision).length}, codes altered or missed ${scored.filter(alteredCode).length}`,
    '  slots:',
    ...slotRows(scored),
    '  tags (intent and slots right):',
    ...tagRows(scored),
    '  confusions (wanted -> got):',
    ...confusions(scored),
    ...(show ? misses(scored) : []),
  ]
  return `${lines.join('\n')}\n`
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`
}

function summary(name: string, scored: readonly Scored[]): string {
  const count = (list: (each: Scored) => readonly string[]) =>
    scored.reduce((sum, each) => sum + list(each).length, 0)
  const slots = f1(
    count((each) => each.hits),
    count((each) => each.missed),
    count((each) => each.extra),
  )
  const right = scored.filter((each) => each.intentRight).length
  const whole = scored.filter(isRight).length
  return `  ${name.padEnd(8)} intent ${percent(right, scored.length).padStart(7)}   slot F1 ${slots.toFixed(1)} %   whole ${percent(whole, scored.length)}   (${scored.length})`
}

const isRight = ({ intentRight, missed, extra }: Scored) =>
  intentRight && missed.length === 0 && extra.length === 0

function groups(
  scored: readonly Scored[],
  keysOf: (each: Scored) => readonly string[],
): readonly (readonly [string, readonly Scored[]])[] {
  const found = new Map<string, Scored[]>()
  for (const each of scored)
    for (const key of keysOf(each)) found.set(key, [...(found.get(key) ?? []), each])
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1))
}

function slotRows(scored: readonly Scored[]): readonly string[] {
  const names = new Set(
    scored.flatMap((each) => [...each.hits, ...each.missed, ...each.extra].map(slotName)),
  )
  return [...names].toSorted().map((name) => {
    const count = (list: (each: Scored) => readonly string[]) =>
      scored.reduce(
        (sum, each) => sum + list(each).filter((pair) => slotName(pair) === name).length,
        0,
      )
    const hits = count((each) => each.hits)
    const missed = count((each) => each.missed)
    const extra = count((each) => each.extra)
    return `    ${name.padEnd(22)} F1 ${f1(hits, missed, extra).toFixed(1).padStart(5)} %   ${hits} right, ${missed} missed, ${extra} too many`
  })
}

function tagRows(scored: readonly Scored[]): readonly string[] {
  return groups(scored, ({ message }) => message.tags ?? []).map(([tag, part]) => {
    const intents = part.filter((each) => each.intentRight).length
    const whole = part.filter(isRight).length
    return `    ${tag.padEnd(22)} intent ${percent(intents, part.length).padStart(7)}   whole ${percent(whole, part.length).padStart(7)}   (${part.length})`
  })
}

function confusions(scored: readonly Scored[]): readonly string[] {
  const wrong = scored.filter((each) => !each.intentRight)
  return groups(wrong, ({ message, answer }) => [`${message.intent} -> ${answer.intent}`]).map(
    ([pair, part]) => `    ${pair.padEnd(34)} ${part.length}`,
  )
}

function misses(scored: readonly Scored[]): readonly string[] {
  return scored
    .filter((each) => !isRight(each))
    .map(({ message, answer, missed, extra }) => {
      const intent =
        message.intent === answer.intent ? '' : ` [${message.intent} -> ${answer.intent}]`
      const less = missed.length > 0 ? `  - ${missed.join(' ; ')}` : ''
      const more = extra.length > 0 ? `  + ${extra.join(' ; ')}` : ''
      return `${message.id}${intent} ${message.text.replaceAll('\n', '⏎')}${less}${more}`
    })
}
