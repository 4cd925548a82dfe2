import { describe, expect, test } from 'vitest'
import { normaliseCode } from '../../../domain/catalogue/normalise.ts'
import { buildNetwork } from '../../../domain/network/network.ts'
import { resolveSite } from '../../../domain/network/resolve-site.ts'
import { sampleRows } from '../../support/sample-rows.ts'

const network = buildNetwork(sampleRows.sites)
const offered = (typed: string) => {
  const resolution = resolveSite(typed, network)
  return resolution.kind === 'choose' ? resolution.candidates.map(({ site }) => site.id) : []
}

describe('the code of a site', () => {
  test.each(['S-NINGBO-1', 's-ningbo-1', 'SNINGBO1', 'Ｓ－ＮＩＮＧＢＯ－１', 's ningbo 1'])(
    'is known as %s',
    (typed) => {
      expect(resolveSite(typed, network)).toMatchObject({
        kind: 'exact',
        site: { id: 'S-NINGBO-1' },
      })
    },
  )

  test('is offered with what differs, when it is mistyped', () => {
    const resolution = resolveSite('S-NIGBO-1', network)
    expect(resolution).toMatchObject({ kind: 'choose', reason: 'not-in-network' })
    expect(resolution.kind === 'choose' && resolution.candidates[0]).toEqual({
      site: network.find('S-NINGBO-1'),
      differences: [
        { text: 'S-NI', differs: false },
        { text: 'N', differs: true },
        { text: 'GBO-1', differs: false },
      ],
    })
  })

  test('is offered for its beginning, and for look-alikes of another alphabet', () => {
    expect(offered('S-NINGBO')).toEqual(['S-NINGBO-1', 'S-NINGBO-2'])
    expect(offered('С-НΖ')).toContain('C-HZ')
  })

  test('is not offered for what is nothing like it', () => {
    expect(resolveSite('C-KWERTY-99', network).kind).toBe('unknown')
    expect(resolveSite('C'.repeat(100_000), network).kind).toBe('unknown')
  })

  test('is offered wherever one character was left out, and never taken silently', () => {
    const codes = network.sites.map(({ id }) => id)
    const known = new Set(codes.map(normaliseCode))
    const slips = codes.flatMap((code) => {
      const key = normaliseCode(code)
      if (key.length < 6) return []
      return Array.from({ length: key.length }, (_, at) => key.slice(0, at) + key.slice(at + 1))
        .filter((typed) => !known.has(typed))
        .map((typed) => ({ typed, code }))
    })
    expect(slips.filter(({ typed }) => resolveSite(typed, network).kind !== 'choose')).toEqual([])
    const missed = slips.filter(({ typed, code }) => !offered(typed).includes(code))
    // Five are offered, and `SUZHOU1` has that many likelier readings than S-XUZHOU-1.
    expect(missed).toEqual([{ typed: 'SUZHOU1', code: 'S-XUZHOU-1' }])
    expect(slips.length).toBeGreaterThan(2_000)
  })
})
