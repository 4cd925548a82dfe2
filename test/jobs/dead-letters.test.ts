import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slack } from '../../db/sample/cast.ts'
import { change } from '../contract/changes.ts'
import { morning } from '../flow/founding-story.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { type Actor, openStage, type Stage } from '../support/stage.ts'

describe('a task that was given up', () => {
  let database: Awaited<ReturnType<typeof sampleDatabase>>
  let stage: Stage
  let operator: Actor
  beforeAll(async () => {
    database = await sampleDatabase()
    stage = await openStage(database, morning)
    operator = await stage.actor('U0SUNTAO01', slack)
    await operator.says('hello')
  })
  afterAll(() => stage.close())

  /** Every attempt at once, as if the database's clock ran ahead of all back-off: what goes to a platform has the most. */
  async function exhausted(kind: string, payload = {}): Promise<void> {
    const task = { key: `test/${kind}`, kind, payload, dueAt: stage.now(), lane: null }
    await database.store.commit(change(`given/${kind}`, { at: stage.now(), tasks: [task] }))
    const owner = postgres(database.ownerUrl, { max: 1 })
    for (let attempt = 0; attempt < 24; attempt++) {
      await stage.settle()
      await owner`update tasks set not_before = '-infinity' where state = 'due'`
    }
    await stage.settle()
    await owner.end()
  }
  const states = async (kind: string) => {
    const owner = postgres(database.ownerUrl, { max: 1 })
    const rows = await owner`select state, attempts from tasks where kind = ${kind}`
    await owner.end()
    return rows.map((row) => [row['state'], row['attempts']])
  }

  test('is shown to the operator with its reason, once, and dropped by a press', async () => {
    await exhausted('from-a-later-version')
    const card = operator.card('was given up')
    expect(card.title).toMatch(/^Task \d+ was given up$/)
    expect(operator.text()).toContain('no handler for tasks of kind from-a-later-version')
    expect(await states('from-a-later-version')).toEqual([['dead', 8]])
    const shown = operator.screen.length
    await stage.passes(48)
    expect(operator.screen).toHaveLength(shown)

    const answer = await operator.presses('Drop it')
    expect(answer?.card?.title).toMatch(/^Task \d+ was dropped\.$/)
    expect(await states('from-a-later-version')).toEqual([['done', 8]])
    expect(await database.tasks.dead()).toEqual([])
  })

  test('is tried again by a press, and comes back as a new letter when it fails again', async () => {
    await exhausted('say', { key: 7 })
    const first = operator.card('was given up').actions[0]
    await operator.presses('Try again')
    expect(operator.text()).toMatch(/Task \d+ is being tried again\./)
    await exhausted('say', { key: 7 })
    expect(await states('say')).toEqual(expect.arrayContaining([['dead', 24]]))
    const second = operator.card('was given up').actions[0]
    expect(second).not.toEqual(first)

    const press = first?.kind === 'button' ? first.press : { verb: '', subject: '', revision: 0 }
    const late = await operator.sends(press)
    expect(late?.card?.title).toContain('no longer among those')
    await operator.presses('Drop it')
  })

  test('is nothing for others to settle', async () => {
    await exhausted('from-an-earlier-version')
    const [letter] = await database.tasks.dead()
    const clerk = await stage.actor('clerk')
    await clerk.sends({
      verb: 'drop-task',
      subject: letter?.id ?? '',
      revision: letter?.diedAt ?? 0,
    })
    expect(clerk.text()).toContain('只能由系统管理员来做')
    expect(await states('from-an-earlier-version')).toEqual([['dead', 8]])
    await operator.presses('Drop it')
  })
})
