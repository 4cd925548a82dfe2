import type { TextRange } from '../../bot/conversation/understand/best-span.ts'
import {
  facetFeatures,
  facetIntents,
  type LearnedFacet,
  unsaid,
} from '../../bot/conversation/understand/facet-guess.ts'
import { factsOf } from '../../bot/conversation/understand/facts.ts'
import { featuresOf } from '../../bot/conversation/understand/features.ts'
import type { Weights } from '../../bot/conversation/understand/guess.ts'
import { itemsOf } from '../../bot/conversation/understand/items.ts'
import { buildFacets } from '../../bot/conversation/understand/learned.ts'
import type { Lexicon } from '../../bot/conversation/understand/lexicon.ts'
import { nameWindows } from '../../bot/conversation/understand/name-ends.ts'
import { readMarks } from '../../bot/conversation/understand/read.ts'
import {
  reasonIntents,
  reasonSigns,
  restsOnRule,
} from '../../bot/conversation/understand/reason-signs.ts'
import { ruledReason } from '../../bot/conversation/understand/reasons.ts'
import type { Sheet } from '../../bot/conversation/understand/sheet.ts'
import { isQuestion } from '../../bot/conversation/understand/tone.ts'
import { digestOf, type Lesson, learn } from './guess-training.ts'
import type { Message } from './score.ts'
import { dataFile, openSets, readMessages, ruledSets } from './sets.ts'
import { learnSpans, type SpanLesson } from './span-training.ts'

/** What one labelled message teaches about its slots. */
export type SlotLesson = {
  readonly set: string
  readonly text: string
  readonly facets: readonly (Lesson & { readonly name: LearnedFacet })[]
  readonly reason: SpanLesson | null
  readonly names: readonly SpanLesson[]
}

export const facetNames = Object.keys(facetIntents) as readonly LearnedFacet[]

/**
 * The slots of labelled messages as what learns them sees them. `ruled`: the rules were written over this set, so how
 * good they are cannot be learned from it.
 */
function slotLessons(
  set: string,
  messages: readonly Message[],
  lexicon: Lexicon,
  ruled: boolean,
): readonly SlotLesson[] {
  return messages.map((message) => {
    const sheet = readMarks(message.text, lexicon)
    return {
      set,
      text: message.text,
      facets: facetLessons(message, sheet),
      reason: reasonLesson(message, sheet, ruled),
      names: nameLessons(message, sheet, ruled),
    }
  })
}

function facetLessons({ text, intent, slots }: Message, sheet: Sheet): SlotLesson['facets'] {
  const names = facetNames.filter((name) => {
    const intents: readonly string[] = facetIntents[name]
    return intents.includes(intent)
  })
  if (names.length === 0) return []
  const question = isQuestion(sheet)
  const facts = factsOf(sheet, itemsOf(sheet), question, { hasDraft: false })
  const features = facetFeatures(featuresOf(facts), intent)
  return names.map((name) => ({ name, text, features, label: labelFor(slots[name]) }))
}

const labelFor = (value: unknown) =>
  typeof value === 'string' || typeof value === 'boolean' ? `${value}` : unsaid

/** Null where the labelled words are not a whole number of tokens. */
function reasonLesson(
  { text, intent, slots }: Message,
  sheet: Sheet,
  ruled: boolean,
): SpanLesson | null {
  if (!reasonIntents.includes(intent)) return null
  const all = reasonSigns(sheet, intent, ruledReason(sheet, intent))
  const signs = ruled ? withoutRule(all) : all
  const reason = slots['reason']
  if (typeof reason !== 'string') return { signs, gold: null }
  const start = text.indexOf(reason)
  const gold = goldOf({ start, end: start + reason.length }, signs, sheet)
  return start < 0 || !gold ? null : { signs, gold }
}

/** The tokens of a piece of the message as it was sent; null where that is not a whole number of them. */
function goldOf(
  { start, end }: TextRange,
  { tokens }: SpanLesson['signs'],
  { text: { starts, ends } }: Sheet,
): SpanLesson['gold'] {
  const first = tokens.findIndex((token) => starts[token.start] === start)
  const last = tokens.findIndex((token) => ends[token.end - 1] === end)
  return first < 0 || last < first ? null : [first, last]
}

/** Intents whose parts are labelled. */
const naming: readonly string[] = [
  'request_part',
  'check_stock',
  'report_damage',
  'receive',
  'return_part',
  'cancel',
  'change',
  'track_shipment',
]

/** One for each name that the rules find: where the labelled one reaches, or that it is only spoken of. */
function nameLessons(
  { text, intent, slots }: Message,
  sheet: Sheet,
  ruled: boolean,
): readonly SpanLesson[] {
  if (!naming.includes(intent)) return []
  const { starts, ends } = sheet.text
  const named = namesIn(slots).flatMap((name) => placesOf(name, text))
  return nameWindows(sheet, intent).flatMap(({ mark, signs: all }): readonly SpanLesson[] => {
    const signs = ruled ? withoutRule(all) : all
    const from = starts[mark.start] ?? 0
    const to = ends[mark.end - 1] ?? 0
    const own = named.find(({ start, end }) => start < to && end > from)
    if (!own) return [{ signs, gold: null }]
    const gold = goldOf(own, signs, sheet)
    return gold ? [{ signs, gold }] : []
  })
}

/** Every `name` of the slots, however deep. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'name' && typeof inner === 'string' ? [inner] : namesIn(inner),
  )
}

function placesOf(name: string, text: string): readonly TextRange[] {
  const found: TextRange[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    found.push({ start: at, end: at + name.length })
  return found
}

function withoutRule(signs: SpanLesson['signs']): SpanLesson['signs'] {
  const own = (list: readonly string[]) => list.filter((sign) => !restsOnRule(sign))
  return {
    ...signs,
    starts: signs.starts.map(own),
    ends: signs.ends.map(own),
    insides: signs.insides.map(own),
    clauses: signs.clauses.map((clause) => ({ ...clause, signs: own(clause.signs) })),
    none: own(signs.none),
  }
}

/** Changes when something else would be learned: every label counts, and of one message in twenty all that is seen of it. */
export function slotDigest(lexicon: Lexicon): string {
  return digestOf([openSets.map(messagesOf), openSlotLessons(lexicon, 20)])
}

/** What the slots of labelled messages teach: by facet the weights of its values, and the signs of a reason. */
export type SlotWeights = {
  readonly facets: Readonly<Record<LearnedFacet, Weights>>
  readonly reason: Weights
  readonly names: Weights
}

export function learnSlots(lessons: readonly SlotLesson[]): SlotWeights {
  return {
    facets: buildFacets((name) =>
      learn(lessons.flatMap(({ facets }) => facets.filter((each) => each.name === name))),
    ),
    reason: spanWeights(
      'reason',
      lessons.flatMap(({ reason }) => reason ?? []),
    ),
    names: spanWeights(
      'name',
      lessons.flatMap(({ names }) => names),
    ),
  }
}

function spanWeights(label: string, lessons: readonly SpanLesson[]): Weights {
  const rows = [...learnSpans(lessons)].map(([sign, weight]) => [sign, [weight]] as const)
  return { labels: [label], rows: new Map(rows) }
}

/** The lessons of all sets that may be read, or of one message in so many. */
export function openSlotLessons(lexicon: Lexicon, oneIn = 1): readonly SlotLesson[] {
  return openSets.flatMap((set) => {
    const some = messagesOf(set).filter((_, at) => at % oneIn === 0)
    return slotLessons(set, some, lexicon, ruledSets.includes(set))
  })
}

const messagesOf = (set: string) => readMessages(dataFile(`${set}.jsonl`))
