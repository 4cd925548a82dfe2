/** Control characters but line feed, and the marks that reorder text: they only serve to deceive. */
const unseen = /(?!\n)\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** What a client links on its own, wherever it stands: broken with a space of no width. */
const live: readonly (readonly [RegExp, string])[] = [
  [/:(?=\/\/)/g, ':\u200b'],
  [/\bwww(?=\.)/gi, 'www\u200b'],
  [/\b(mailto|tel|slack)(?=:)/gi, '$1\u200b'],
]

/**
 * The one place where text is made harmless for Slack; every text on its way to a block passes here, ours too. Blocks show
 * it as `plain_text` or as the text of a `rich_text` element, neither of which has markup, so nothing needs escaping.
 */
export function inert(text: string): string {
  const visible = text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(unseen, '')
  return live.reduce((rest, [pattern, broken]) => rest.replace(pattern, broken), visible)
}

/** The same for the one field that is markup, the `text` of a message, which notifications show: `& < >` are escaped. */
export function inertMarkup(text: string): string {
  return inert(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
