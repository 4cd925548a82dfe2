/** Control characters but line feed, and the marks that reorder text: they only serve to deceive. */
const unseen = /(?!\n)\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** What a client could take for a link, a mention or an image: broken with a space of no width. */
const live: readonly (readonly [RegExp, string])[] = [
  [/\]\s*(?=[([:])/g, ']\u200b'],
  [/:(?=\/\/)/g, ':\u200b'],
  [/\bwww(?=\.)/gi, 'www\u200b'],
  [/<(?=\s*[/!a-z])/gi, '<\u200b'],
  [/\b(mailto|msteams)(?=:)/gi, '$1\u200b'],
]

/**
 * The one place where text is made harmless for Teams; every text on its way to a card or message passes here, ours too.
 * Cards show it in text runs and messages as format `plain`, which have no markdown, so nothing needs a backslash and
 * a copied part code stays a part code. What remains is what clients link on their own.
 */
export function inert(text: string): string {
  const visible = text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(unseen, '')
  return live.reduce((rest, [pattern, broken]) => rest.replace(pattern, broken), visible)
}
