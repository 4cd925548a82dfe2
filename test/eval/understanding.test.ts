import { beforeAll, describe, expect, test } from 'vitest'
import { openRehearsal, type Rehearsal } from '../../bot/rehearsal/rehearsal.ts'
import { type Miss, play } from './dialogue.ts'
import { alteredCode, f1, type Scored, wrongDecision } from './score.ts'
import {
  dataFile,
  type Knowledge,
  readDialogues,
  readMessages,
  sampleKnowledge,
  scoreSet,
} from './sets.ts'

const languages = ['zh-Hans', 'zh-Hant', 'en']

let knowledge: Knowledge
beforeAll(() => {
  knowledge = sampleKnowledge()
})

describe.each(['dev-1.jsonl', 'dev-2.jsonl', 'utterances.jsonl'])('the messages of %s', (name) => {
  let scored: readonly Scored[]
  beforeAll(() => {
    scored = scoreSet(readMessages(dataFile(name)), knowledge)
  })

  test.each(languages)('are understood in %s: intents and slots', (lang) => {
    const part = scored.filter(({ message }) => message.lang === lang)
    const right = part.filter(({ intentRight }) => intentRight).length
    const sum = (list: (each: Scored) => readonly string[]) =>
      part.reduce((total, each) => total + list(each).length, 0)
    const slots = f1(
      sum((each) => each.hits),
      sum((each) => each.missed),
      sum((each) => each.extra),
    )
    expect(right / part.length).toBeGreaterThanOrEqual(0.95)
    expect(slots).toBeGreaterThanOrEqual(92)
  })

  test('never make a decision out of anything else', () => {
    expect(scored.filter(wrongDecision).map(({ message }) => message.text)).toEqual([])
  })

  test('keep every code, letter for letter', () => {
    expect(scored.filter(alteredCode).map(({ message }) => message.text)).toEqual([])
  })
})

describe.each(['dev-1-dialogues.jsonl', 'dev-2-dialogues.jsonl'])('the dialogues of %s', (name) => {
  let rehearsal: Rehearsal
  let checked = 0
  const misses: Miss[] = []
  beforeAll(async () => {
    rehearsal = await openRehearsal(Date.UTC(2026, 10, 23, 1))
    for (const dialogue of readDialogues(dataFile(name))) {
      const played = await play(dialogue, rehearsal, knowledge)
      checked += played.checked
      misses.push(...played.misses)
    }
  })

  test('never submit or decide anything', () => {
    expect(misses.filter(({ about }) => about === 'decided' || about === 'submitted')).toEqual([])
  })

  test('keep the draft that was spoken of', () => {
    expect(checked).toBeGreaterThan(200)
    expect(misses.length / checked).toBeLessThanOrEqual(0.04)
  })
})
