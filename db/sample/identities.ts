import type { Person } from '../../domain/people/person.ts'
import type { Identity } from '../seed-rows.ts'
import { people as cast, consolePage, seats, slack } from './cast.ts'

const slackUsers: ReadonlyMap<string, string> = new Map([
  [cast.clerk, 'U0CHENXIAO'],
  [cast.manager, 'U0WANGJGUO'],
  [cast.hangzhouKeeper, 'U0ZHOUQIN1'],
  [cast.keeper, 'U0LIMIN001'],
  [cast.hqManager, 'U0ZHAOLEI1'],
  [cast.operator, 'U0SUNTAO01'],
])

/** Ten upper-case letters and digits as Slack gives them; cast users are words one can read. */
function slackUser(person: Person, index: number): string {
  const number = (index * 7_919_993).toString(36).toUpperCase()
  return slackUsers.get(person.id) ?? `U1${number.padStart(8, '0')}`
}

/** Everybody is on Slack; the four seats of the console page are Teams users of the console's own tenant. */
export function identities(people: readonly Person[]): Identity[] {
  const atConsole = Object.entries(seats).map(([user, person]) => ({
    ...consolePage,
    user,
    person,
  }))
  const onSlack = people.map((person, index) => ({
    ...slack,
    user: slackUser(person, index),
    person: person.id,
  }))
  return [...atConsole, ...onSlack]
}
