export const locales = ['zh-Hans', 'zh-Hant', 'en'] as const

/** The language and script a person reads: simplified Chinese, traditional Chinese, English. */
export type Locale = (typeof locales)[number]

/** One text in every language; complete by type. */
export type LocalText = { readonly [L in Locale]: string }
