import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeAddress, encodeAddress } from '../../../../bot/channels/teams/address.ts'

const word = fc.string({ minLength: 1 })
const address = fc.record({
  service: word,
  conversation: word,
  tenant: word,
  bot: word,
  group: fc.boolean(),
})

test('an address survives encoding, and is the same string each time', () => {
  fc.assert(
    fc.property(address, (place) => {
      const text = encodeAddress(place)
      expect(text).toMatch(/^teams:[\w-]+$/)
      expect(encodeAddress({ ...place })).toBe(text)
      expect(decodeAddress(text)).toEqual({ kind: 'address', address: place })
    }),
  )
})

test('what is no address gives a reason and never throws', () => {
  fc.assert(fc.property(fc.string(), (text) => decodeAddress(text).kind === 'unreadable'))
  fc.assert(
    fc.property(fc.base64String(), (text) => decodeAddress(`teams:${text}`).kind !== 'address'),
  )
  expect(decodeAddress('slack:abc')).toEqual({ kind: 'unreadable', why: 'not an address of teams' })
  expect(decodeAddress('teams:W10')).toEqual({
    kind: 'unreadable',
    why: 'a damaged address of teams',
  })
})
