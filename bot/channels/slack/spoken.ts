/** Longer texts are cut; the conversation has its own, lower limit and says so. */
const textLimit = 20_000

/**
 * What somebody wrote, out of Slack's own markup: the mention of the bot is taken away, other mentions and links become the
 * words that were seen, and `&amp; &lt; &gt;` the letters they stand for.
 */
export function spoken(text: string, botUser: string): string {
  return text
    .slice(0, textLimit)
    .replace(/<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>/g, (_all, id: string, name?: string) =>
      id === botUser ? ' ' : `@${name ?? id}`,
    )
    .replace(/<#[A-Z0-9]+(?:\|([^<>]*))?>/g, (_all, name?: string) => `#${name ?? ''}`)
    .replace(/<!([a-z]+)[^<>]*>/g, '@$1')
    .replace(/<([^<>|]+)\|([^<>]*)>/g, '$2')
    .replace(/<([^<>|]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('\u00a0', ' ')
    .trim()
}
