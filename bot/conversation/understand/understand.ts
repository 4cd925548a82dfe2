import type { Locale } from '../../../domain/locale.ts'
import { changesOf } from './changes.ts'
import { type Cleaned, clean, longestMessage, spanOf, surface } from './clean.ts'
import { markKnownCodes, markUnknownCodes } from './codes.ts'
import { about, wish } from './cues.ts'
import { affectedMark, damageOf, reasonOf } from './details.ts'
import { markAsides, markIdentifiers } from './identifiers.ts'
import { factsOf, intentOf } from './intent.ts'
import { itemsOf } from './items.ts'
import { leftoverOf } from './leftover.ts'
import { markNames, widenNames } from './names.ts'
import { markPlaces } from './places.ts'
import { markLines, markQuantities } from './quantities.ts'
import { blankSheet, claim, marksOf, type PlainMark, type RefMark, type Sheet } from './sheet.ts'
import { toneOf } from './tone.ts'
import type { Intent, Item, UnderstandContext, Understood } from './understood.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Reads a message: a deterministic function of its arguments that never throws. Of very long messages the first 10,000
 * characters are read. Nothing is corrected or guessed: codes, models and names come back as they were typed.
 */
export function understand(
  text: string,
  context: UnderstandContext & { readonly vocabulary: Vocabulary },
): Understood {
  const { vocabulary } = context
  const cleaned = vocabulary.spelling.mend(clean(text, vocabulary.script))
  const marked = readSlots(cleaned, vocabulary)
  const tone = toneOf(marked)
  const intent = intentOf(factsOf(marked, itemsOf(marked), tone.question, context))
  const sheet = withBareRefs(marked, intent)
  const damage = intent === 'receive' || intent === 'report_damage' ? damageOf(sheet.masked) : null
  const affected = damage === null ? null : affectedMark(sheet)
  const items = itemsOf(sheet).filter((item) => !onlyAffected(item, affected, cleaned))
  return {
    locale: localeOf(text, cleaned, context),
    intent,
    question: tone.question,
    about: aboutOf(intent, sheet.masked),
    items,
    urgent: tone.urgent,
    refs: [...new Set(marksOf(sheet, 'ref').map((mark) => mark.ref))],
    lastOne: wish.lastOne.test(sheet.masked),
    sameAgain: intent === 'request_part' && wish.again.test(sheet.masked),
    serviceOrder: typedMark(sheet, 'service-order'),
    tracking: typedMark(sheet, 'tracking'),
    places: marksOf(sheet, 'place').map((mark) => mark.place),
    reason: reasonOf(sheet, intent),
    damage,
    affected: affected?.quantity ?? null,
    changes: intent === 'change' ? changesOf(sheet) : [],
    leftover: leftoverOf(sheet),
  }
}

/** The stages in order: what is certain first, what only looks like something last. */
function readSlots(cleaned: Cleaned, vocabulary: Vocabulary): Sheet {
  const { catalogue, names, places, typeMarks } = vocabulary
  const identified = markIdentifiers(markKnownCodes(blankSheet(cleaned), catalogue))
  const named = markPlaces(markNames(identified, names), places)
  const coded = markUnknownCodes(markAsides(named), vocabulary)
  return markQuantities(markLines(widenNames(coded, typeMarks)))
}

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

/** `approve 1023`: where a request must be meant, a lonely number of four to six digits is its number. */
function withBareRefs(sheet: Sheet, intent: Intent): Sheet {
  if (!takesRef.includes(intent) || marksOf(sheet, 'ref').length > 0) return sheet
  const found = [...sheet.masked.matchAll(/(?<![\da-z.-])[1-9]\d{3,5}(?![\da-z.-])/g)].map(
    ({ index, 0: digits }): RefMark => ({
      kind: 'ref',
      ref: `REQ-${digits}`,
      start: index,
      end: index + digits.length,
    }),
  )
  return claim(sheet, found)
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
  if (intent === 'quota' && about.moreQuota.test(masked)) return 'more-quota'
  return null
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
