import { and, desc, eq, exists, type SQL, sql } from 'drizzle-orm'
import type { CardCopyRow } from '../../domain/desk/change.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/people/person.ts'
import { json } from '../codec.ts'
import { siteFrom, siteRow } from '../rows/company.ts'
import { cardCopyRow } from '../rows/work.ts'
import { identities, people, roleGrants, settings, sites } from '../schema/company.ts'
import { cardCopies, conversations } from '../schema/work.ts'
import type { Reads } from '../store.ts'
import { byBytes, readCatalogue } from './catalogue.ts'
import { readCorrections, readOrderedParts } from './corrections.ts'
import { personDocument, personFrom } from './documents.ts'
import { readByShipment, readRequisitions } from './requisitions.ts'
import type { Drizzle } from './sql.ts'
import { readLowStock, readStock } from './stock.ts'

/** The lists that chat and jobs show, through Drizzle. */
export function createSqlReads(db: Drizzle): Reads {
  return {
    catalogue: () => readCatalogue(db),
    async sites() {
      const rows = await db.select().from(sites).orderBy(byBytes(sites.id))
      return rows.map((row) => siteFrom(siteRow.parse(row)))
    },
    async personByIdentity(platform, tenant, user) {
      const matching = and(
        eq(identities.person, people.id),
        eq(identities.platform, platform),
        eq(identities.tenant, tenant),
        eq(identities.user, user),
      )
      const found = await readPeople(
        db,
        exists(db.select({ one: sql`1` }).from(identities).where(matching)),
      )
      return found[0] ?? null
    },
    peopleWith(role, site) {
      const matching = and(
        eq(roleGrants.person, people.id),
        eq(roleGrants.role, role),
        site === undefined ? undefined : eq(roleGrants.site, site),
      )
      return readPeople(db, exists(db.select({ one: sql`1` }).from(roleGrants).where(matching)))
    },
    personalAddress: (person) => readPersonalAddress(db, person),
    requisitions: (query) => readRequisitions(db, query),
    requisitionByShipment: (id) => readByShipment(db, { id }),
    requisitionByTracking: (tracking) => readByShipment(db, { tracking }),
    stock: (units, places) => readStock(db, units, places),
    lowStock: (places, limit) => readLowStock(db, places, limit),
    cardCopies: (requisition) => readCopies(db, eq(cardCopies.requisition, requisition)),
    cardCopiesAt: (address) => readCopies(db, eq(cardCopies.address, address)),
    async cardCopy(id) {
      const rows = await db.select().from(cardCopies).where(eq(cardCopies.id, id))
      return rows[0] === undefined ? null : cardCopyRow.parse(rows[0])
    },
    async setting(name) {
      const rows = await db.select().from(settings).where(eq(settings.name, name))
      return rows[0] === undefined ? undefined : json.parse(rows[0].value)
    },
    orderedParts: (station, limit) => readOrderedParts(db, station, limit),
    corrections: (limit) => readCorrections(db, limit),
  }
}

/** People who fulfil a condition, with their grants, by id. */
export async function readPeople(db: Drizzle, condition: SQL): Promise<Person[]> {
  const rows = await db
    .select({ document: personDocument })
    .from(people)
    .where(condition)
    .orderBy(byBytes(people.id))
  return rows.map((row) => personFrom(row.document))
}

async function readCopies(db: Drizzle, condition: SQL): Promise<CardCopyRow[]> {
  const rows = await db.select().from(cardCopies).where(condition).orderBy(byBytes(cardCopies.id))
  return rows.map((row) => cardCopyRow.parse(row))
}

async function readPersonalAddress(db: Drizzle, person: PersonId): Promise<string | null> {
  const rows = await db
    .select({ address: conversations.address })
    .from(conversations)
    .where(and(eq(conversations.person, person), eq(conversations.kind, 'personal')))
    .orderBy(desc(conversations.usedAt), byBytes(conversations.address))
    .limit(1)
  return rows[0]?.address ?? null
}
