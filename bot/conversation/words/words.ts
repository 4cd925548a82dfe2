import type { Locale } from '../../../domain/locale.ts'
import { en } from './en.ts'
import { zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

/** Every text that people read, in one language. English is the shape; the others are complete by type. */
export type Words = typeof en

const catalogues: Readonly<Record<Locale, Words>> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }

export function wordsFor(locale: Locale): Words {
  return catalogues[locale]
}
