import { modelCode, partCode, requisitionId } from '../../domain/ids.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Card } from './card.ts'
import type { Desk } from './desk.ts'
import { money } from './format.ts'
import type { Speaker } from './incoming.ts'
import type { Press } from './press.ts'
import { audienceFor, viewOf } from './view.ts'
import { wordsFor } from './words/words.ts'

const mostFound = 10

/** A requisition's card as this person may see it now; null for strangers and for whom it does not concern. */
export async function refreshedCard(
  desk: Desk,
  { platform, tenant, user }: Speaker,
  { subject }: Press,
): Promise<Card | null> {
  const { reads, store } = desk.database
  const person = await reads.personByIdentity(platform, tenant, user)
  const { requisitions } = await store.load({ requisitions: [requisitionId(subject)] })
  const requisition = requisitions[0]
  const audience = person && requisition ? audienceFor(person, requisition) : null
  if (!person || !requisition || audience === null) return null
  return await viewOf(desk, requisition, audience, person, person.locale)
}

/**
 * Cards of parts, best first, for a search while somebody types: the code or its beginning, or a model and a word of the
 * part's name. Nothing here is an order, so nothing is asked back. Empty for strangers.
 */
export async function foundParts(
  desk: Desk,
  { platform, tenant, user }: Speaker,
  text: string,
): Promise<readonly Card[]> {
  const person = await desk.database.reads.personByIdentity(platform, tenant, user)
  const words = text.normalize('NFKC').toUpperCase().split(/\s+/).filter(Boolean)
  if (!person || words.length === 0) return []
  const { catalogue } = desk
  const model = words.map((word) => catalogue.model(modelCode(word))).find(Boolean)
  const rest = words.filter((word) => word !== model?.code)
  const among = model
    ? catalogue.partsOf(model.code).flatMap((fit) => catalogue.part(fit.part) ?? [])
    : catalogue.parts
  const matches = (part: (typeof among)[number]) =>
    rest.every(
      (word) => part.code.startsWith(word) || part.name[person.locale].toUpperCase().includes(word),
    )
  // What the word means is the thing itself; what only has it in its name are its brackets and screws.
  const meant = catalogue.categoriesNamed(rest.join(' ').toLowerCase())
  const rank = (part: (typeof among)[number]) => (meant.includes(part.category) ? 0 : 1)
  const found = [...new Set(among.filter(matches))].toSorted(
    (one, other) => rank(one) - rank(other),
  )
  return found.slice(0, mostFound).map((part) => partCard(desk, part.code, person.locale))
}

function partCard(desk: Desk, code: string, locale: Locale): Card {
  const part = desk.catalogue.part(partCode(code))
  const { card } = wordsFor(locale)
  const models = desk.catalogue.modelsOf(partCode(code))
  const name = part?.name[locale] ?? code
  return {
    title: name,
    blocks: [
      {
        kind: 'item',
        title: name,
        code: [{ text: code }],
        details: [
          ...(part ? [card.priceEach(money(part.priceFen))] : []),
          ...models.slice(0, 5).map((model) => card.fits(model)),
        ],
      },
    ],
    actions: [],
    fallback: `${name} ${code}`,
  }
}
