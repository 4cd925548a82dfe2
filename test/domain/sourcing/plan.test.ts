import { describe, expect, test } from 'vitest'
import { handlingTime } from '../../../domain/network/distance.ts'
import type { DirectDraw } from '../../../domain/policy/policy.ts'
import {
  type AskedPart,
  type Draw,
  planLines,
  sourcesFor,
  stockFrom,
} from '../../../domain/sourcing/plan.ts'
import { days } from '../../../domain/time.ts'
import * as world from '../../support/desk-world.ts'

const { guangzhou, hangzhou, hq, monday, nanjing, ningbo, openWorld, taizhou, wanting } = world
const sites = [ningbo, guangzhou, hq, nanjing, taizhou, hangzhou]

const draw = (rest: Partial<Draw> = {}): Draw => ({
  station: taizhou,
  sites,
  directDraw: 'always',
  urgent: false,
  ...rest,
})

/** Where each piece would come from, such as `2@HQ`; `-` waits. */
function plan(shelves: world.Shelves, asked: readonly AskedPart[], rest: Partial<Draw> = {}) {
  const { ledger } = openWorld({ shelves })
  return planLines(asked, stockFrom(ledger.balances()), draw(rest), monday).map(
    ({ quantity, source }) => `${quantity}@${source ?? '-'}`,
  )
}

const gaskets = (quantity: number) => wanting('GASKET', quantity)
const has = (quantity: number) => ({ GASKET: quantity })
const remote = { ...taizhou, centre: guangzhou.id }

describe('who is asked', () => {
  const order = (rest: Partial<Draw> = {}) => sourcesFor(draw(rest)).map(({ id }) => id)

  test('the own shelf, the own centre, HQ, then the other centres, nearest first', () => {
    expect(order()).toEqual(['S-TZ', 'C-HZ', 'HQ', 'C-NJ', 'C-GZ'])
  })

  test('another station is never asked', () => {
    expect(order()).not.toContain(ningbo.id)
  })

  test('when it is urgent, whoever gets it there first; the own centre before others as fast', () => {
    expect(order({ urgent: true })).toEqual(['S-TZ', 'C-HZ', 'C-NJ', 'HQ', 'C-GZ'])
  })

  test('a distant own centre has to stand back when it is urgent', () => {
    expect(order({ urgent: true, station: remote })).toEqual(['S-TZ', 'C-HZ', 'C-NJ', 'C-GZ', 'HQ'])
  })

  test.each<DirectDraw>(['if-centre-has-none', 'never'])(
    'but not where direct draw is allowed %s',
    (directDraw) => {
      const asked = order({ urgent: true, station: remote, directDraw })
      expect(asked).toEqual(['S-TZ', 'C-GZ', 'C-HZ', 'C-NJ', 'HQ'])
    },
  )
})

describe('one part', () => {
  test('comes from the first place that has all of it', () => {
    const shelves = { 'S-TZ': has(1), 'C-HZ': has(2), HQ: has(3), 'C-NJ': has(3) }
    expect(plan(shelves, [gaskets(3)])).toEqual(['3@HQ'])
    expect(plan(shelves, [gaskets(2)])).toEqual(['2@C-HZ'])
    expect(plan(shelves, [gaskets(1)])).toEqual(['1@S-TZ'])
  })

  test('is gathered where nobody has all of it, a line for each place, and the rest waits', () => {
    const shelves = { 'S-TZ': has(1), 'C-HZ': has(2), 'C-GZ': has(1) }
    expect(plan(shelves, [gaskets(4)])).toEqual(['1@S-TZ', '2@C-HZ', '1@C-GZ'])
    expect(plan(shelves, [gaskets(6)])).toEqual(['1@S-TZ', '2@C-HZ', '1@C-GZ', '2@-'])
  })

  test('that nobody has waits, without a promise', () => {
    const lines = planLines([gaskets(2)], stockFrom([]), draw(), monday)
    expect(lines).toMatchObject([{ quantity: 2, source: null, promisedAt: null }])
  })

  test('is promised after handling and transit from its source', () => {
    const { ledger } = openWorld({ shelves: { HQ: has(1) } })
    const [line] = planLines([gaskets(1)], stockFrom(ledger.balances()), draw(), monday)
    expect(line?.promisedAt).toBe(monday + handlingTime + days(2))
  })

  test('lies reserved for nobody else: only what is available counts', () => {
    const reserved = { kind: 'reserved', place: 'HQ', unit: 'GASKET', balance: 9 } as const
    expect(planLines([gaskets(1)], stockFrom([reserved]), draw(), monday)[0]?.source).toBeNull()
  })
})

describe('the same part on two lines', () => {
  test('is not planned twice from the same piece', () => {
    expect(plan({ HQ: has(3) }, [gaskets(2), gaskets(2)])).toEqual(['2@HQ', '1@HQ', '1@-'])
    expect(plan({ 'C-HZ': has(2), HQ: has(2) }, [gaskets(2), gaskets(2)])).toEqual([
      '2@C-HZ',
      '2@HQ',
    ])
  })
})

describe('a station that may draw directly only if its centre has none', () => {
  const restricted = { directDraw: 'if-centre-has-none', station: remote } as const
  const shelves = { 'C-GZ': has(2), 'C-NJ': has(9), HQ: has(9) }

  test('stays with a distant centre that has all of it, even when it is urgent', () => {
    expect(plan(shelves, [gaskets(2)], { ...restricted, urgent: true })).toEqual(['2@C-GZ'])
    expect(plan(shelves, [gaskets(2)], { station: remote, urgent: true })).toEqual(['2@C-NJ'])
  })

  test('goes past it when it has not', () => {
    expect(plan(shelves, [gaskets(3)], restricted)).toEqual(['3@HQ'])
    expect(plan(shelves, [gaskets(3)], { ...restricted, urgent: true })).toEqual(['3@C-NJ'])
  })

  test('stays with own shelf and centre when both together have all of it', () => {
    const both = { ...shelves, 'S-TZ': has(1) }
    expect(plan(both, [gaskets(3)], restricted)).toEqual(['1@S-TZ', '2@C-GZ'])
    expect(plan(both, [gaskets(3)], { ...restricted, urgent: true })).toEqual(['1@S-TZ', '2@C-GZ'])
  })

  test('takes the whole from the centre rather than a part from the own shelf', () => {
    expect(plan({ ...shelves, 'S-TZ': has(1) }, [gaskets(2)], restricted)).toEqual(['2@C-GZ'])
  })

  test('counts what an earlier line took from the centre', () => {
    expect(plan(shelves, [gaskets(2), gaskets(1)], restricted)).toEqual(['2@C-GZ', '1@HQ'])
  })
})
