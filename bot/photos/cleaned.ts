import type { Picture } from '../../db/files.ts'

/**
 * A picture that tells nothing but what it shows, or why there is none: `foreign` is no picture of ours at all, `unshown`
 * one that not every client can show (HEIC, GIF, AVIF, TIFF, moving pictures), `broken` one that is damaged or cut off,
 * `vast` one with more points than a client should be asked to unpack.
 */
export type Cleaned =
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'foreign' | 'unshown' | 'broken' | 'vast' }

/** A few megabytes can unpack to gigabytes; no phone takes pictures of more than this. */
export const mostPoints = 200_000_000

/** Said wherever a picture ends before it should, or says what cannot be. */
export const broken: Cleaned = { kind: 'broken' }

/** Bytes of several pieces in one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** The letters of these bytes, one each (ISO 8859-1); fewer where the bytes end. */
export const lettersAt = (bytes: Uint8Array, from: number, count: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + count))

/** A byte for each of these letters (ISO 8859-1). */
export const bytesOf = (letters: string): Uint8Array =>
  Uint8Array.from(letters, (letter) => letter.charCodeAt(0))

/** The same bytes, to read numbers from. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
