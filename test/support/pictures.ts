import { readFileSync } from 'node:fs'

/**
 * Small pictures by the usual encoders, each with a place in its Exif (28°39' N 121°25' E) and turned by a quarter
 * (orientation 6). `phone.jpg` is followed by a second picture, as phones append them.
 */
export const pictureNames = [
  'phone.jpg',
  'progressive.jpg',
  'screen.png',
  'lossy.webp',
  'lossless.webp',
] as const

/** The bytes of one of them, or of `moving.webp` or `small.gif`. */
export function pictureFile(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`pictures/${name}`, import.meta.url)))
}
