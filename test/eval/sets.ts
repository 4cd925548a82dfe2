import { readFileSync } from 'node:fs'
import { labelled } from '../../bot/conversation/understand/labels.ts'
import { buildLexicon, type Lexicon } from '../../bot/conversation/understand/lexicon.ts'
import { understand } from '../../bot/conversation/understand/understand.ts'
import { buildVocabulary, type Vocabulary } from '../../bot/conversation/understand/vocabulary.ts'
import { buildCatalogue, type Catalogue } from '../../domain/catalogue/catalogue.ts'
import { sampleRows } from '../support/sample-rows.ts'
import type { Dialogue } from './dialogue.ts'
import { type Answer, type Message, type Scored, score } from './score.ts'

/** What the program knows when it is measured: the sample company's catalogue and words. */
export type Knowledge = { readonly catalogue: Catalogue; readonly vocabulary: Vocabulary }

export function sampleKnowledge(): Knowledge {
  const { catalogue: rows, sites } = sampleRows
  const catalogue = buildCatalogue(rows)
  return { catalogue, vocabulary: buildVocabulary(catalogue, sites) }
}

/** The sample company's words without what was learned, for those who learn. */
export function sampleLexicon(): Lexicon {
  const { catalogue, sites } = sampleRows
  return buildLexicon(buildCatalogue(catalogue), sites)
}

export const dataFile = (name: string) => new URL(`data/${name}`, import.meta.url)

export function readMessages(file: string | URL): readonly Message[] {
  return linesOf(file).map((line): Message => JSON.parse(line))
}

export function readDialogues(file: string | URL): readonly Dialogue[] {
  return linesOf(file).map((line): Dialogue => JSON.parse(line))
}

function linesOf(file: string | URL): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

/** What a message means, as a labelled set with an intent for holds tells it. */
export function answerTo(text: string, { vocabulary }: Knowledge): Answer {
  return labelled(understand(text, { vocabulary, hasDraft: false }), { holds: true })
}

export function scoreSet(messages: readonly Message[], knowledge: Knowledge): readonly Scored[] {
  return messages.map((message) => score(message, answerTo(message.text, knowledge)))
}

/** The labelled sets that the rules were written over, each by an author of its own. */
export const ruledSets: readonly string[] = [
  'dev-1',
  'dev-2',
  'dev-3',
  'dev-4',
  'dev-5',
  'dev-6',
  'dev-7',
  'utterances',
]

/** All labelled sets that may be read and learned from. */
export const openSets = [
  ...ruledSets,
  'dev-8',
  'dev-9',
  'dev-10',
  'dev-11',
  'dev-12',
  'dev-13',
  'dev-14',
  'dev-15',
  'dev-16',
  'dev-17',
  'dev-18',
  'dev-19',
  'dev-20',
  'dev-21',
  'dev-22',
]

/** The messages of all sets that may be read. */
export const openMessages = () => messagesOf(openSets)

/** The messages that the rules were written over. */
export const ruledMessages = () => messagesOf(ruledSets)

const messagesOf = (sets: readonly string[]) =>
  sets.flatMap((name) => readMessages(dataFile(`${name}.jsonl`)))
