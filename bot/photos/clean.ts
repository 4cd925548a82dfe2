import { type Cleaned, lettersAt } from './cleaned.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

/**
 * What these bytes are, whatever they were called, and the same picture without anything that tells where, when, with
 * what and by whom it was taken. It is taken apart and put together, never decoded: not a point of it changes, and how it
 * is to be turned is kept. Never throws.
 */
export function cleanPicture(bytes: Uint8Array): Cleaned {
  const head = lettersAt(bytes, 0, 12)
  if (head.startsWith('\xff\xd8\xff')) return cleanJpeg(bytes)
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return cleanPng(bytes)
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return cleanWebp(bytes)
  // ISO media files (HEIC, AVIF and films), GIF, TIFF.
  const unshown = head.slice(4, 8) === 'ftyp' || /^(?:GIF8|II\*\0|MM\0\*)/.test(head)
  return { kind: unshown ? 'unshown' : 'foreign' }
}
