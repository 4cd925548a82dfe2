import type { Locale } from '../../../domain/locale.ts'
import { bestSpan, type SpanWeights, type TextRange } from './best-span.ts'
import { changesOf } from './changes.ts'
import { type Chosen, chosen } from './choose.ts'
import { type Cleaned, longestMessage, longestSentence, spanOf, surface } from './clean.ts'
import { about, approval, wish } from './cues.ts'
import { delegationOf } from './delegation.ts'
import { affectedMark, damageOf } from './details.ts'
import { facetReader } from './facet-guess.ts'
import { facetsOf, paceOf } from './facets.ts'
import { factsOf } from './facts.ts'
import { featuresOf } from './features.ts'
import { intentOf } from './intent.ts'
import { itemsOf } from './items.ts'
import { labelOf } from './labels.ts'
import { leftoverOf } from './leftover.ts'
import { withNameEnds } from './name-ends.ts'
import { placesNotOurs } from './places.ts'
import { queueOf } from './queues.ts'
import { readMarks } from './read.ts'
import { reasonIntents, reasonSigns } from './reason-signs.ts'
import { ruledReason } from './reasons.ts'
import { repaired } from './repairs.ts'
import { claim, type Mark, marksOf, type PlainMark, type RefMark, type Sheet } from './sheet.ts'
import { isQuestion } from './tone.ts'
import type { Intent, Item, UnderstandContext, Understood } from './understood.ts'
import { isOnlyVerdict } from './verdicts.ts'
import type { Vocabulary } from './vocabulary.ts'
import { wantedOf, withoutVariants } from './wanted.ts'

/**
 * Reads a message: a deterministic function of its arguments that never throws. Of very long messages the first 4,000
 * characters are read. Nothing is corrected or guessed: codes, models and names come back as they were typed.
 */
export function understand(
  text: string,
  context: UnderstandContext & { readonly vocabulary: Vocabulary },
): Understood {
  const { vocabulary } = context
  const marked = readMarks(text, vocabulary)
  const cleaned = marked.text
  const decision = decide(marked, context)
  const { intent, certain, question, features } = decision
  const sheet = withNameEnds(decision.sheet, labelOf(intent), vocabulary.learned.names)
  const readFacet = facetReader(vocabulary.learned.facets, intent, features)
  const damage = intent === 'receive' || intent === 'report_damage' ? damageOf(sheet.masked) : null
  const affected = damage === null ? null : affectedMark(sheet)
  const facets = facetsOf(sheet, intent, readFacet)
  const own = facets.fitModel === null ? sheet : withoutLast(sheet, 'model')
  const said = intent === 'request_part' ? repaired(own) : own
  const ruled = ruledReason(sheet, labelOf(intent))
  const why = reasonIn(sheet, labelOf(intent), ruled, vocabulary.learned.reason)
  const all = said === decision.sheet ? decision.items : itemsOf(said)
  const spoken = itemsBeside(why, said, intent, all).filter(
    (item) => !onlyAffected(item, affected, cleaned),
  )
  const goods = intent === 'report_damage' || intent === 'return_part'
  const items =
    intent === 'request_part' ? wantedOf(spoken, sheet) : goods ? withoutVariants(spoken) : spoken
  const typed = (range: TextRange | null) =>
    (range && surface(cleaned, range.start, range.end).trim()) || null
  const decides = intent === 'approve' || intent === 'reject'
  return {
    locale: localeOf(text, cleaned, context),
    intent,
    question,
    about: aboutOf(intent, sheet.masked),
    items,
    urgent: paceOf(sheet, readFacet) === 'urgent',
    refs: [...new Set(marksOf(sheet, 'ref').map((mark) => mark.ref))],
    lastOne: wish.lastOne.test(cleaned.folded) && !namedByPart.test(sheet.masked),
    sameAgain: intent === 'request_part' && wish.again.test(sheet.masked),
    serviceOrder: typedMark(sheet, 'service-order'),
    tracking: typedMark(sheet, 'tracking'),
    serial: typedMark(sheet, 'serial'),
    places: marksOf(sheet, 'place').map((mark) => mark.place),
    placesNotOurs: intent === 'check_stock' ? placesNotOurs(sheet) : [],
    reason: typed(why),
    // What was learned alone makes no sentence a mere verdict.
    onlyVerdict:
      decides && certain && !question && isOnlyVerdict(sheet, [typed(ruled), facets.comment]),
    damage,
    affected: affected?.quantity ?? null,
    changes: intent === 'change' ? changesOf(sheet) : [],
    facets,
    delegation: marksOf(sheet, 'ref').length === 0 ? delegationOf(cleaned) : null,
    leftover: leftoverOf(sheet),
  }
}

/** A story told beside a wish is no reason yet: what was learned must be surer of it. */
const reluctance = 1

/** The words that say why, in the messages that can; of a document what the rule takes for them. */
function reasonIn(
  sheet: Sheet,
  label: string,
  ruled: TextRange | null,
  weight: SpanWeights,
): TextRange | null {
  if (!reasonIntents.includes(label)) return null
  if (sheet.masked.length > longestSentence) return ruled
  return bestSpan(reasonSigns(sheet, label, ruled), weight, reluctance)
}

/**
 * Parts and numbers that are only told to say why are not what is wanted. A request must keep a part that is named
 * elsewhere; without one it was named in the reason.
 */
function itemsBeside(
  why: TextRange | null,
  sheet: Sheet,
  intent: Intent,
  all: readonly Item[],
): readonly Item[] {
  if (why === null || intent === 'return_part') return all
  const told = (mark: Mark) => mark.start >= why.start && mark.end <= why.end
  const marks = sheet.marks.filter(
    (mark) => !told(mark) || (mark.kind !== 'name' && mark.kind !== 'quantity'),
  )
  if (marks.length === sheet.marks.length) return all
  const rest = itemsOf({ ...sheet, marks })
  const named = rest.some(({ name, code }) => name !== null || code !== null)
  return named || intent === 'cancel' || intent === 'hold' ? rest : all
}

/** `温控器那张`: the request is told by its part, and is not the last one. */
const namedByPart = /\ue002(?:的)?[那这][张单笔份]|那[张单笔份]\ue002/

const takesRef: readonly Intent[] = [
  'approve',
  'reject',
  'receive',
  'cancel',
  'track_shipment',
  'report_damage',
  'change',
  'my_requests',
  'hold',
]

type Decision = Chosen & {
  readonly sheet: Sheet
  readonly items: readonly Item[]
  readonly question: boolean
  readonly features: readonly string[]
}

/** The intent; where it wants a request, a lonely number of four to six digits is the number of one. */
function decide(marked: Sheet, context: UnderstandContext & { vocabulary: Vocabulary }): Decision {
  const question = isQuestion(marked)
  const read = (sheet: Sheet) => {
    const items = itemsOf(sheet)
    const facts = factsOf(sheet, items, question, context)
    const features = featuresOf(facts)
    const guessed = context.vocabulary.learned.wants(features)
    return { ...chosen(intentOf(facts), facts, guessed), items, features }
  }
  const numbered = withBareRefs(marked)
  if (numbered === marked) return { sheet: marked, ...read(marked), question }
  const answer = read(numbered)
  if (takesRef.includes(answer.intent)) return { sheet: numbered, ...answer, question }
  return { sheet: marked, ...read(marked), question }
}

function withBareRefs(sheet: Sheet): Sheet {
  if (marksOf(sheet, 'ref').length > 0 || sheet.masked.length > longestSentence) return sheet
  const found = [
    ...sheet.masked.matchAll(
      /(?<![\da-z.-]|[到加成提为额度价])[1-9]\d{3,5}(?![\da-z.-]|\s?(?:元|块|米|度|年|室|号楼))/g,
    ),
  ].map(
    ({ index, 0: digits }): RefMark => ({
      kind: 'ref',
      ref: `REQ-${digits}`,
      start: index,
      end: index + digits.length,
    }),
  )
  return claim(sheet, found)
}

function withoutLast(sheet: Sheet, kind: 'model'): Sheet {
  const last = marksOf(sheet, kind).at(-1)
  return { ...sheet, marks: sheet.marks.filter((mark) => mark !== last) }
}

function onlyAffected(
  item: Item,
  affected: { readonly start: number; readonly end: number } | null,
  text: Cleaned,
): boolean {
  if (affected === null || item.code !== null || item.name !== null || item.model !== null)
    return false
  return item.span.start === spanOf(text, affected.start, affected.end).start
}

function aboutOf(intent: Intent, masked: string): Understood['about'] {
  if (intent === 'check_stock' && about.fit.test(masked)) return 'fit'
  if (intent === 'check_stock' && about.arrival.test(masked)) return 'arrival'
  if (intent === 'track_shipment' && about.arrival.test(masked)) return 'arrival'
  if (intent === 'my_requests' && /批|审|准|同意|approv|签/.test(masked)) return 'approval'
  if (intent === 'hold' && approval.wait.test(masked)) return 'approval'
  if (intent === 'waiting') return waitedFor(masked)
  if (intent === 'quota' && about.moreQuota.test(masked)) return 'more-quota'
  return null
}

function waitedFor(masked: string): 'approval' | 'shipping' | 'mine' | null {
  const queue = queueOf(masked)
  if (queue !== null && queue !== 'any') return queue
  return /批|审|签|核准|(?<![a-z])(?:approv|decision|decid)/.test(masked) ? 'approval' : null
}

function typedMark(sheet: Sheet, kind: PlainMark['kind']): string | null {
  const mark = marksOf(sheet, kind).at(0)
  return mark ? surface(sheet.text, mark.start, mark.end).normalize('NFKC').toUpperCase() : null
}

/** Chinese when there is any, in the script its characters tell; English when the words are Latin; codes tell nothing. */
function localeOf(
  text: string,
  cleaned: Cleaned,
  context: UnderstandContext & { readonly vocabulary: Vocabulary },
): Locale | null {
  const { vocabulary } = context
  if (/\p{Script=Han}/u.test(cleaned.folded))
    return vocabulary.script.of(text.slice(0, longestMessage)) ?? usualChinese(context)
  return /(?<![a-z0-9-])[a-z]{2,}(?![a-z0-9-])/.test(cleaned.folded) ? 'en' : null
}

function usualChinese({ usual }: UnderstandContext): Locale {
  return usual === 'zh-Hant' ? usual : 'zh-Hans'
}
