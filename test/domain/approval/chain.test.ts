import { describe, expect, test } from 'vitest'
import { approvalsWanted } from '../../../domain/approval/chain.ts'
import type { SiteId } from '../../../domain/ids.ts'
import type { GradeLimits } from '../../../domain/policy/policy.ts'
import type { PlannedLine } from '../../../domain/sourcing/plan.ts'
import * as world from '../../support/desk-world.ts'

const { guangzhou, hangzhou, hq, monday, policyOf, taizhou, wanting } = world

const line = (
  quantity: number,
  priceFen: number,
  source: SiteId | null = hangzhou.id,
  part = 'GASKET',
): PlannedLine => ({
  ...wanting(part, quantity, priceFen),
  source,
  promisedAt: source === null ? null : monday,
})

function wanted(
  lines: readonly PlannedLine[],
  changed: Partial<GradeLimits> = {},
  leftFen = 100_000,
) {
  return approvalsWanted(lines, taizhou, [hq, hangzhou, taizhou], policyOf(changed), leftFen)
}

const reasons = (...args: Parameters<typeof wanted>) =>
  wanted(...args).flatMap((step) => step.reasons.map((reason) => reason.kind))

describe('nobody need approve', () => {
  test('what is exactly at every limit', () => {
    const atLimits = [line(2, 2_000), line(10, 100, hangzhou.id, 'SCREW')]
    expect(wanted(atLimits, {}, 5_000)).toEqual([])
  })

  test('what lies on the own shelf, whatever it is worth', () => {
    expect(wanted([line(99, 9_999, taizhou.id)], {}, 0)).toEqual([])
  })

  test('a draw on HQ where the grade allows it', () => {
    expect(wanted([line(1, 10, hq.id)], { directDraw: 'always' })).toEqual([])
    expect(wanted([line(1, 10, hq.id)], { directDraw: 'if-centre-has-none' })).toEqual([])
  })
})

describe('the manager of the centre is asked', () => {
  test('about a request above the value limit', () => {
    expect(wanted([line(5, 1_000), line(1, 1)])).toEqual([
      {
        role: 'manager',
        site: hangzhou.id,
        reasons: [{ kind: 'request-value', valueFen: 5_001, limitFen: 5_000 }],
      },
    ])
  })

  test('about more than is left of the quota', () => {
    expect(wanted([line(3, 1_000)], {}, 2_999)[0]?.reasons).toEqual([
      { kind: 'over-quota', valueFen: 3_000, leftFen: 2_999 },
    ])
  })

  test('about a dear piece, naming its line', () => {
    expect(wanted([line(1, 1), line(1, 2_001)])[0]?.reasons).toEqual([
      { kind: 'piece-price', line: 2, priceFen: 2_001, limitFen: 2_000 },
    ])
  })

  test('about one part once, though three warehouses serve it', () => {
    const spread = [line(8, 1), line(1, 1, hq.id), line(3, 1, null)]
    expect(wanted(spread)[0]?.reasons).toEqual([
      { kind: 'line-quantity', line: 3, quantity: 12, limit: 10 },
    ])
    const dear = [line(8, 2_001), line(4, 2_001, hq.id), line(1, 2_001, null)]
    expect(wanted(dear)[0]?.reasons).toMatchObject([
      { kind: 'request-value' },
      { kind: 'piece-price', line: 1 },
      { kind: 'line-quantity', line: 2, quantity: 13 },
    ])
  })

  test('about many pieces of one part, however they are spread over lines and sources', () => {
    const spread = [line(6, 1), line(3, 1, null), line(2, 1, hq.id), line(9, 1, hq.id, 'SCREW')]
    expect(wanted(spread)[0]?.reasons).toEqual([
      { kind: 'line-quantity', line: 3, quantity: 11, limit: 10 },
    ])
  })

  test('about what waits for stock as about what is held: it is charged as well', () => {
    expect(reasons([line(6, 1_000, null)])).toEqual(['request-value'])
  })

  test('about a draw past the centre where the grade never draws directly', () => {
    const lines = [line(1, 1), line(1, 1, guangzhou.id), line(1, 1, taizhou.id), line(1, 1, null)]
    expect(wanted(lines, { directDraw: 'never' })[0]?.reasons).toEqual([
      { kind: 'direct-draw', line: 2, source: guangzhou.id },
    ])
  })

  test('about none of the pieces from the own shelf', () => {
    expect(reasons([line(10, 1), line(99, 9_999, taizhou.id)])).toEqual([])
    expect(reasons([line(6, 1_000), line(9, 9_999, taizhou.id)])).toEqual(['request-value'])
  })
})

describe('HQ is asked as well', () => {
  test('above twice the request limit, and not at it', () => {
    expect(wanted([line(10, 1_000)]).map((step) => step.role)).toEqual(['manager'])
    const steps = wanted([line(10, 1_000), line(1, 1, null)])
    expect(steps.map(({ role, site }) => `${role}@${site}`)).toEqual([
      'manager@C-HZ',
      'hq-manager@HQ',
    ])
  })

  test('never only because a piece is dear or the quota is low', () => {
    expect(wanted([line(1, 4_000)], {}, 0)).toHaveLength(1)
  })
})
