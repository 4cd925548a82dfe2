import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanPicture } from '../../../bot/photos/clean.ts'
import { bytesOf, joined, lettersAt, viewOf } from '../../../bot/photos/cleaned.ts'
import { orientationIn, orientationOnly } from '../../../bot/photos/exif.ts'
import { pictureFile, pictureNames } from '../../support/pictures.ts'

/** What the encoders were told to write beside the picture, and what only metadata has. */
const telling = [
  'iPhone',
  'Apple',
  'Chen Xiao',
  'GPS',
  'GPSLatitude',
  'xmpmeta',
  '28.6556',
  'taken at the shop',
  '2026:11:23',
  'Location',
  'zTXt',
  'iTXt',
]

const wordsOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

function cleaned(bytes: Uint8Array): Uint8Array {
  const result = cleanPicture(bytes)
  if (result.kind !== 'picture') throw new Error(`it was refused as ${result.kind}`)
  return result.picture.bytes
}

/** The Exif block of a cleaned picture: the only one that any of ours may have is 26 bytes long. */
function exifOf(bytes: Uint8Array): Uint8Array {
  const words = wordsOf(bytes)
  const at = words.indexOf('MM\0*\0\0\0\x08')
  expect(words.indexOf('MM\0*', at + 1)).toBe(-1)
  return bytes.subarray(at, at + 26)
}

test.each(pictureNames)('%s tells nothing but what it shows, and how to turn it', (name) => {
  const original = pictureFile(name)
  expect(telling.some((word) => wordsOf(original).includes(word))).toBe(true)
  const bytes = cleaned(original)
  const words = wordsOf(bytes)
  expect(telling.filter((word) => words.includes(word))).toEqual([])
  expect(exifOf(bytes)).toEqual(orientationOnly(6))
  expect(bytes.length).toBeLessThan(original.length)
  expect(cleaned(bytes)).toEqual(bytes)
})

test('the coded picture is taken over byte by byte', () => {
  const phone = pictureFile('phone.jpg')
  const scan = wordsOf(phone).indexOf('\xff\xda')
  const end = wordsOf(phone).indexOf('\xff\xd9', scan) + 2
  expect(wordsOf(cleaned(phone)).endsWith(wordsOf(phone.subarray(scan, end)))).toBe(true)
  const screen = wordsOf(pictureFile('screen.png'))
  const data = screen.slice(screen.indexOf('IDAT'), screen.indexOf('IEND') - 4)
  expect(wordsOf(cleaned(pictureFile('screen.png')))).toContain(data)
})

test('it is known by what is in it, and what not every client shows is no picture here', () => {
  const kinds = ['moving.webp', 'small.gif'].map((name) => cleanPicture(pictureFile(name)).kind)
  expect(kinds).toEqual(['unshown', 'unshown'])
  const heic = joined([Uint8Array.of(0, 0, 0, 24), bytesOf('ftypheic'), new Uint8Array(40)])
  expect(cleanPicture(heic).kind).toBe('unshown')
  for (const text of ['', '<!DOCTYPE html><html>', '%PDF-1.7', '<svg xmlns="">', 'MZ\x90\0'])
    expect(cleanPicture(bytesOf(text)).kind).toBe('foreign')
})

test('a picture that would unpack to gigabytes is not taken', () => {
  const phone = pictureFile('phone.jpg')
  const frame = wordsOf(phone).indexOf('\xff\xc0')
  viewOf(phone).setUint32(frame + 5, 0xfffffffe)
  expect(cleanPicture(phone).kind).toBe('vast')
})

test.each(pictureNames)('%s cut off anywhere is refused', (name) => {
  const whole = pictureFile(name)
  const end = name === 'phone.jpg' ? wordsOf(whole).indexOf('\xff\xd9') : whole.length
  for (let length = 12; length < end; length += 7) {
    const kind = cleanPicture(whole.subarray(0, length)).kind
    expect(kind, `${length} of ${end} bytes`).toBe('broken')
  }
})

/** One of the pictures with a few bytes changed, taken out or put in. */
const damaged = fc
  .tuple(
    fc.constantFrom(...pictureNames),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        out: fc.nat(8),
        put: fc.uint8Array({ maxLength: 8 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([name, edits]) =>
    edits.reduce<Uint8Array>((bytes, { at, out, put }) => {
      const from = 12 + Math.floor(at * (bytes.length - 12))
      return joined([bytes.subarray(0, from), put, bytes.subarray(from + out)])
    }, pictureFile(name)),
  )

test('whatever comes, nothing is thrown, and what is taken is clean and stays as it is', () => {
  fc.assert(
    fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 400 })), (bytes) => {
      const result = cleanPicture(bytes)
      if (result.kind !== 'picture') return
      const { picture } = result
      expect(picture.bytes.length).toBeLessThanOrEqual(bytes.length + 64)
      expect(cleanPicture(picture.bytes)).toEqual(result)
      expect(/xmpmeta|GPSLatitude/.test(wordsOf(picture.bytes))).toBe(false)
    }),
    { numRuns: 1_000 },
  )
})

test('an orientation is read in both byte orders, and a bent Exif tells none', () => {
  for (let orientation = 1; orientation <= 8; orientation += 1)
    expect(orientationIn(orientationOnly(orientation))).toBe(orientation)
  const little = Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0)
  const entry = Uint8Array.of(0x12, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0)
  expect(orientationIn(joined([little, entry]))).toBe(8)
  expect(orientationIn(orientationOnly(9))).toBe(1)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const told = orientationIn(joined([bytesOf(lettersAt(little, 0, 4)), bytes]))
      expect(told).toBeGreaterThanOrEqual(1)
      expect(told).toBeLessThanOrEqual(8)
    }),
  )
})
