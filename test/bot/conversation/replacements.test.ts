import { expect, test } from 'vitest'
import { viewOf } from '../../../bot/conversation/view.ts'
import { createCurrentDesk } from '../../../bot/current-desk.ts'
import { openMemory } from '../../../db/memory.ts'
import { locales } from '../../../domain/locale.ts'
import { change, header, id, line } from '../../contract/changes.ts'
import { company, monday } from '../../contract/company.ts'
import { cardText } from '../../support/stage.ts'

test.each(locales)(
  'a request that was replaced twice names both replacements (%s)',
  async (locale) => {
    const database = openMemory(company)
    const arrived = { shipped: 2, damaged: 2 }
    const replacement = { kind: 'replacement', replaces: id(1) } as const
    await database.store.commit(
      change('replaced', {
        put: {
          requisitions: [
            header(id(1), { createdAt: monday, replacedBy: id(7) }),
            header(id(4), { createdAt: monday + 1, ...replacement }),
            header(id(7), { createdAt: monday + 2, ...replacement }),
            header(id(8), { createdAt: monday + 3, ...replacement, replaces: id(4) }),
          ],
          lines: [line(id(1), arrived), line(id(4)), line(id(7)), line(id(8))],
        },
      }),
    )
    const log = { info: () => {}, error: () => {} }
    const emailOf = async () => null
    const parts = { database, emailOf, linkTo: () => null, now: () => monday, log }
    const desk = (await createCurrentDesk(parts)).current()
    const { requisitions, people } = await database.store.load({
      requisitions: [id(1)],
      people: company.people.map((person) => person.id),
    })
    const [requisition] = requisitions
    const [clerk] = people.filter((person) => person.id === requisition?.requester)
    if (!requisition || !clerk) throw new Error('what was committed is there')
    const text = cardText(await viewOf(desk, requisition, 'requester', clerk, locale))
    expect(text).toMatch(/REQ-4.*REQ-7/)
    expect(text).not.toContain('REQ-8')
  },
)
