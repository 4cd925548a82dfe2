import { expect, test } from 'vitest'
import { siteId } from '../../../domain/ids.ts'
import { buildNetwork } from '../../../domain/network/network.ts'
import { hangzhou, hq, taizhou } from '../../support/desk-world.ts'

const network = buildNetwork([hq, hangzhou, taizhou])

test('a site is found by its id', () => {
  expect(network.site(hangzhou.id)).toBe(hangzhou)
  expect(network.station(taizhou.id)).toBe(taizhou)
  expect(network.find('HQ')).toBe(hq)
})

test('an id that somebody typed may belong to no site', () => {
  expect(network.find('C-NOWHERE')).toBeNull()
})

test('an id of our own that belongs to no site, or to no station, is a bug', () => {
  expect(() => network.site(siteId('C-NOWHERE'))).toThrow('C-NOWHERE')
  expect(() => network.station(hangzhou.id)).toThrow('is a station')
})
