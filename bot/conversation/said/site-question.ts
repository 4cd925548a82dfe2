import { resolveSite, type SiteResolution } from '../../../domain/network/resolve-site.ts'
import type { Action, Card, Message, Run } from '../card.ts'
import { list } from '../format.ts'
import { siteName, type Talk } from '../talk.ts'
import type { Intent, Place, Understood } from '../understand/understood.ts'

type Choice = Extract<SiteResolution, { kind: 'choose' }>

/** Without its place, the answer to these would be about another place or about all of them. */
const placed: readonly Intent[] = ['check_stock', 'in_transit', 'low_stock', 'waiting']

/**
 * What to say about the code of a site that does not exist; null when there is none. A question about a place is not
 * answered (`instead`): it is asked which site is meant, likeliest first, and a press asks again with that one.
 * Anything else is done, and told that the code was left aside.
 */
export function siteAsked(
  talk: Talk,
  source: string,
  { places, intent }: Understood,
): { readonly message: Message; readonly instead: boolean } | null {
  const asked = places.find((place) => place.sites.length !== 1 && isCode(place))
  if (asked === undefined) return null
  const typed = asked.text
  const { answer } = talk.words
  const instead = placed.includes(intent)
  const resolution = resolveSite(typed, talk.desk.network)
  if (resolution.kind !== 'choose') return { instead, message: { text: answer.siteUnknown(typed) } }
  if (instead) return { instead, message: { card: siteCard(talk, source, resolution) } }
  const near = resolution.candidates.map(({ site }) => `${site.id} (${siteName(talk, site.id)})`)
  return { instead, message: { text: answer.siteAside(typed, list(near, talk.locale)) } }
}

/** Towns and names are written otherwise; unknown ones are answered where they are looked up. */
const isCode = ({ kind, text }: Place) => kind === 'site' && /^[^\p{Script=Han}\s]+$/u.test(text)

function siteCard(talk: Talk, source: string, { typed, candidates }: Choice): Card {
  const title = talk.words.answer.siteNear(typed)
  return {
    title,
    blocks: candidates.map(({ site, differences }) => ({
      kind: 'item',
      title: siteName(talk, site.id),
      code: differences.map((piece): Run => ({ text: piece.text, mark: piece.differs })),
      details: [],
    })),
    actions: candidates.map(
      ({ site }): Action => ({
        kind: 'say',
        label: site.id,
        text: source.replace(typed, () => site.id),
      }),
    ),
    fallback: title,
  }
}
