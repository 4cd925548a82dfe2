import { beforeAll, describe, expect, test } from 'vitest'
import { openRehearsal, type Rehearsal } from '../../../bot/rehearsal/rehearsal.ts'
import { ruledMessages } from '../../eval/sets.ts'

/** A share of all messages, another one with every seed. */
const share = 3
const seed = Number(process.env['PARTLINE_STATE_SEED'] ?? Math.floor(Math.random() * share))
const messages = ruledMessages().filter((_, at) => at % share === seed % share)

describe(`what people say (PARTLINE_STATE_SEED=${seed})`, () => {
  let rehearsal: Rehearsal
  beforeAll(async () => {
    rehearsal = await openRehearsal(Date.UTC(2026, 10, 23, 1))
    await rehearsal.say('clerk', 'KFR-35GW/BP 主板 1块')
    await rehearsal.press('clerk', 'submit')
  })

  async function state() {
    const requisitions = await rehearsal.database.reads.requisitions({ view: 'latest', limit: 50 })
    return requisitions.map(({ id, revision, approvals, lines }) => ({
      id,
      revision,
      approvals: approvals.map((approval) => approval.state),
      cancelled: lines.map((line) => line.cancelled),
    }))
  }

  test('changes nothing unless it decides or cancels by name', async () => {
    const before = await state()
    expect(before.map(({ approvals }) => approvals)).toEqual([['pending']])
    const harmless = messages.filter(
      ({ intent }) => intent !== 'approve' && intent !== 'reject' && intent !== 'cancel',
    )
    // What one of them changed would stay changed: a look after every tenth finds it, in a tenth of the time.
    for (let at = 0; at < harmless.length; at += 10) {
      const ten = harmless.slice(at, at + 10)
      for (const [index, { text }] of ten.entries()) {
        const named = text.replace(/req-?\s?\d+/gi, 'REQ-1001')
        await rehearsal.say(index % 2 === 0 ? 'manager' : 'clerk', named, {
          apart: `${at + index}`,
        })
      }
      expect(await state(), ten.map(({ text }) => text).join('\n')).toEqual(before)
    }
  })

  test('decides nothing when no request is named, however it is said', async () => {
    const before = await state()
    const bare = [
      '同意',
      'OK',
      '批准',
      'approve',
      '👍',
      '都批了',
      '可以',
      'approved, go ahead',
      '不批',
    ]
    for (const text of bare) await rehearsal.say('manager', text)
    expect(await state()).toEqual(before)
  })

  test('decides when the request is named, and the card shows it', async () => {
    const shown = await rehearsal.say('manager', '批准 REQ-1001')
    expect((await state()).map(({ approvals }) => approvals)).toEqual([['approved']])
    expect(shown.some(({ card }) => card?.title.includes('REQ-1001'))).toBe(true)
  })
})
