import { describe, expect, test } from 'vitest'
import { answerTo, openMessages, sampleKnowledge } from '../../../eval/sets.ts'

const knowledge = sampleKnowledge()
/** A share of all messages, another one with every seed. */
const share = 12
const seed = Number(process.env['PARTLINE_MANNERS_SEED'] ?? Math.floor(Math.random() * share))
const messages = openMessages().filter((_, at) => at % share === seed % share)
const chinese = (text: string) => /\p{Script=Han}/u.test(text)
const wide = (text: string) =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
/** Width, case and white space of what was typed do not count. */
const plain = (value: unknown) =>
  JSON.stringify(value).normalize('NFKC').toLowerCase().replace(/\s/g, '')

const plainAnswer = (text: string) => plain(answerTo(text, knowledge))
/** Every message with what it means undressed. */
const understood = messages.map(({ text }) => ({ text, meant: plainAnswer(text) }))

describe(`what a message means (PARTLINE_MANNERS_SEED=${seed})`, () => {
  test.each([
    ['courtesies', (text: string) => (chinese(text) ? `麻烦${text}，谢谢` : `hi, ${text}, thanks`)],
    ['pictures', (text: string) => `${text} 🙏😊`],
    ['a mention', (text: string) => `<@U123ABC> ${text}`],
  ] as const)('is not moved by %s', (_, dressed) => {
    const moved = understood.filter(({ text, meant }) => plainAnswer(dressed(text)) !== meant)
    expect(moved.map(({ text }) => text)).toEqual([])
  })

  test('is not moved by full-width forms', () => {
    // A mention or a tag in full-width brackets is none any more.
    const moved = understood
      .filter(({ text }) => !/<[@a-z/]/.test(text))
      .filter(({ text, meant }) => plainAnswer(wide(text)) !== meant)
    expect(moved.map(({ text }) => text)).toEqual([])
  })
})
