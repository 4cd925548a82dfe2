import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { randomFor } from '../../db/sample/random.ts'
import { type Compiled, compile } from '../support/compiled.ts'
import { difference, type Ending } from './ending.ts'
import { type Ground, type Plot, pgliteGround, postgresGround } from './ground.ts'
import { isSound, judge, type Played, play, type Theatre, type Verdict } from './harness.ts'
import { dealt, inPairs, type Point, report, stepsPoint } from './points.ts'

/** Another seed, other points; `npm run chaos` takes them all. */
const seed = Number(process.env.PARTLINE_CHAOS_SEED ?? Math.floor(Math.random() * 1_000_000))

const actor = 'test/chaos/actor.ts'

const stages = [
  { name: 'PGlite', points: 4, open: pgliteGround },
  {
    name: 'PostgreSQL',
    points: 36,
    open: () => {
      const { url, run } = inject('postgres')
      return postgresGround(url, run)
    },
  },
] as const

describe('the founding story', () => {
  let compiled: Compiled
  beforeAll(async () => {
    compiled = await compile([actor], 'inside')
  })
  afterAll(() => compiled.remove())

  describe.each(stages)('on $name', ({ points, open }) => {
    let ground: Ground
    let theatre: Theatre
    let reference: Played
    let tampered: Ending
    beforeAll(async () => {
      ground = await open()
      theatre = { ground, actor: compiled.programOf(actor) }
      reference = await play(theatre, [], async (plot, read) => {
        await tamper(plot)
        tampered = await read()
      })
    })
    afterAll(async () => {
      await ground.remove()
    })

    test('ends well without a kill', () => {
      expect(reference.ending.wrongs).toEqual([])
      expect(reference.calls).toBeGreaterThan(100)
    })

    test('an ending that somebody tampered with is seen', () => {
      expect(kinds(tampered.wrongs, ':')).toEqual([
        'balances',
        'card not current',
        'inbox',
        'not done',
        'not handled',
        'on the shelf',
        'pieces',
        'units',
      ])
      const { lost, doubled } = difference(reference.ending, tampered)
      expect(kinds(doubled, ' ')).toEqual(['account', 'card', 'entry', 'inbox', 'task'])
      expect(kinds(lost, ' ')).toEqual(['account', 'card', 'inbox', 'task'])
    })

    test(`ends the same, killed at ${points} of its door calls (PARTLINE_CHAOS_SEED=${seed})`, async () => {
      const todo = chosen(ground, points, reference)
      const verdicts: Verdict[] = []
      await inPairs(() => {
        const point = todo.pop()
        if (!point) return null
        return async () => {
          const verdict = await judge(theatre, point.name, point.deaths, reference.ending)
          verdicts.push(verdict)
          expect(verdict.kills, point.name).toBe(point.deaths.length)
        }
      })
      expect(verdicts.filter((verdict) => !isSound(verdict)).map(report)).toEqual([])
      expect(verdicts.reduce((sum, { kills }) => sum + kills, 0)).toBe(points)
    }, 300_000)
  })
})

const kinds = (lines: readonly string[], end: string) => [
  ...new Set(lines.toSorted(byText).map((line) => line.split(end)[0])),
]
const byText = (one: string, other: string) => (one < other ? -1 : 1)

/** A piece given away twice, a card that stayed behind, a message and a task that nobody finished. */
async function tamper(plot: Plot): Promise<void> {
  const orders = [
    `insert into entries (change_key, from_kind, from_place, to_kind, to_place, unit, quantity, at)
      select change_key, from_kind, from_place, to_kind, to_place, unit, quantity, at from entries
      where to_kind = 'consumed' returning 'entry' as line`,
    `update accounts set balance = balance + 1 where kind = 'available' returning 'account' as line`,
    `update card_copies set shown = shown - 1 where audience = 'keeper' returning 'card' as line`,
    `update inbox set state = 'recorded' where key like '%/manager:%' returning 'inbox' as line`,
    `update tasks set state = 'due' where kind = 'tell' returning 'task' as line`,
  ]
  for (const order of orders) expect(await plot.lines(order)).not.toEqual([])
}

/** The last calls of a step are left out: how many there are differs a little from run to run. */
function chosen(ground: Ground, points: number, { calls, begins }: Played): Point[] {
  const random = randomFor(seed, ground.name)
  const all = begins.flatMap((begin, step) => {
    const count = Math.floor(((begins[step + 1] ?? calls) - begin) * 0.8)
    return Array.from({ length: count }, (_, index) => index + 1).flatMap((at) => [
      { step, at, when: 'before' as const },
      { step, at, when: 'after' as const },
    ])
  })
  return dealt(random.shuffle(all).slice(0, points)).map((deaths) =>
    stepsPoint(ground.name, deaths),
  )
}
