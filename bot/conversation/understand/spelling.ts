import { buildCodeIndex, type CodeIndex } from '../../../domain/catalogue/code-index.ts'
import type { Cleaned } from './clean.ts'
import { rewritten } from './rewrite.ts'

/** English words that decide what a message wants; a slip in one of them is worth mending. */
const deciding =
  'approve approved approval reject rejected decline cancel cancelled received receive arrived delivered damaged damage broken cracked dented missing shipped shipment tracking track stock inventory available availability request requests requesting urgent urgently order change instead remove return recall quota compressor thermostat gasket transit waiting pending running quantity customer station warehouse centre everywhere defective wrong short hold please thanks'

/** Words spelled rightly that lie one letter from a deciding one. */
const innocent = new Set(
  'shirt short sort stick sock stack store story older border offer chance charge hanged orders ordered ordering house horse hours please places pleased thinks thank wailing writing whiting request requested tract trace truck trick back black bring broker stopped chipped slipped skipped whipped canal removed remote receive received receiver receives returned returns recalled arrive arrives arrived approves damages gaskets basket missed passing kissing mission changed changes changer charged station stations nation ration started starter centred entered center order ordeal quote wrong strong throng running ruining cunning shorts shot hold told gold sold bold holder pending spending sending bending lending mending vending needing tracks deliver delivery delivers rejects shop ship ships tracing broke approver stuck denied declined handler handlers'.split(
    ' ',
  ),
)

const shortest = 5

/** Mends English words in folded text; what was sent stays what it was, and codes are never touched. */
export type Spelling = { readonly mend: (text: Cleaned) => Cleaned }

/** `words`: further words that must stay as they are and may be meant, such as part names. */
export function buildSpelling(words: Iterable<string>): Spelling {
  const known = new Set(deciding.split(' '))
  for (const word of words) {
    for (const piece of word.split(/[^a-z]+/)) if (piece.length >= shortest) known.add(piece)
  }
  const index = buildCodeIndex(
    [...known].filter((word) => word.length > shortest || word === 'stock'),
  )
  return {
    mend: (text) => {
      const seen = new Map<string, string | null>()
      return mended(text, (word) => {
        const before = seen.get(word)
        if (before !== undefined) return before
        const better = meant(word, known, index)
        seen.set(word, better)
        return better
      })
    },
  }
}

function meant(word: string, known: ReadonlySet<string>, index: CodeIndex): string | null {
  if (known.has(word) || innocent.has(word)) return null
  if (/(?:s|ed|ing|er)$/.test(word) && known.has(word.replace(/(?:s|ed|ing|er)$/, ''))) return null
  const [best, next] = index.candidates(word, { limit: 2 })
  if (!best || best.distance > 1 || best.code[0] !== word[0]) return null
  // Another letter in the place of one mostly makes another word: denied and dented, stuck and stock.
  if (best.error === 'substitution' || best.error === 'lookalike') return null
  if (next && next.distance === 1 && next.rank - best.rank < 0.1) return null
  return best.code
}

const shortWords: ReadonlyMap<string, string> = new Map([
  ['stok', 'stock'],
  ['chek', 'check'],
  ['recv', 'received'],
  ['rcvd', 'received'],
  ['recvd', 'received'],
  ['wheres', 'where'],
  ['drian', 'drain'],
  ['qouta', 'quota'],
  ['fil', 'fill'],
  ['yestrday', 'yesterday'],
  ['shud', 'should'],
  ['snd', 'send'],
  ['wen', 'when'],
  ['ordr', 'order'],
  ['whre', 'where'],
  ['moter', 'motor'],
  ['bord', 'board'],
  ['gaskit', 'gasket'],
  ['gasgket', 'gasket'],
  ['pmp', 'pump'],
  ['realy', 'relay'],
  ['valv', 'valve'],
  ['sensr', 'sensor'],
  ['thermo', 'thermostat'],
  ['thermos', 'thermostats'],
  ['dont', "don't"],
  ['doesnt', "doesn't"],
  ['wont', "won't"],
  ['cant', "can't"],
  ['didnt', "didn't"],
  ['isnt', "isn't"],
])

function mended(text: Cleaned, meaning: (word: string) => string | null): Cleaned {
  const pieces = [
    ...text.folded.matchAll(/(?<![a-z0-9\-_/.'])[a-z]{3,20}(?![a-z0-9\-_/'])/g),
  ].flatMap(({ index: start, 0: word }) => {
    const value = shortWords.get(word) ?? (word.length >= shortest ? meaning(word) : null)
    return value === null ? [] : [{ start, end: start + word.length, value }]
  })
  return rewritten(text, pieces)
}
