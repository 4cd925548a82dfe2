import { expect, test } from 'vitest'
import { openMemory } from '../../../db/memory.ts'
import { people, places } from '../../../db/sample/cast.ts'
import { change, header, id, line } from '../../contract/changes.ts'
import { morning } from '../../flow/founding-story.ts'
import { openChatStage } from '../../support/chat-stage.ts'
import { sampleRows } from '../../support/sample-rows.ts'

const company = sampleRows
const parts = company.catalogue.parts.slice(0, 60).map(({ code }) => code)

test('what a card has no room for is opened by its button, each part once, on both platforms', async () => {
  const seats = { clerk: 'slack', manager: 'teams' } as const
  const stage = await openChatStage(openMemory(company), morning, seats)
  const [of, at] = [id(9_001), morning]
  const born = { station: places.taizhou, requester: people.clerk, createdAt: at }
  const lines = parts.map((part, index) => line(of, { no: index + 1, part, model: null }))
  const put = { requisitions: [header(of, born)], lines }
  const events = [{ aggregate: of, kind: 'submitted', actor: people.clerk, at, data: null }]
  const payload = { requisition: of, version: 1, news: [] }
  const task = { key: `announce:${of}:1`, kind: 'announce', payload, dueAt: at, lane: null }
  await stage.database.store.commit(change('long', { at, put, events, tasks: [task] }))

  for (const name of ['clerk', 'manager'] as const) {
    const reader = await stage.actor(name)
    const messages = () => reader.text().split('\n---\n')
    const before = messages().length
    await reader.says('REQ-9001 到哪了')
    const answer = () => messages().slice(before)
    /** The button on the newest card that leads to what it has left out. */
    const more = () =>
      answer()
        .at(-1)
        ?.match(/还有\d+项/)?.[0]
    expect(parts.filter((code) => answer().join().includes(code)).length).toBeLessThan(parts.length)
    for (let presses = 0, label = more(); label && presses < 10; presses += 1, label = more())
      await reader.presses(label)
    const cards = parts.map((code) => answer().filter((each) => each.includes(code)).length)
    expect(cards, name).toEqual(parts.map(() => 1))
  }
  expect(stage.errors).toEqual([])
  await stage.close()
})
