import { planWant } from '../../../db/facts.ts'
import { quotaUnit } from '../../../domain/ledger/account.ts'
import { quotaLeft, quotaPlace } from '../../../domain/quota/quota.ts'
import { monthOf } from '../../../domain/time.ts'
import { money } from '../format.ts'
import { type Outcome, say, stationOf, type Talk } from '../talk.ts'

/** What the station has of its month's quota: granted, used, held, left. */
export async function quotaSaid(talk: Talk): Promise<Outcome> {
  const { answer } = talk.words
  const station = stationOf(talk)
  if (!station) return say(answer.notMyStation)
  const month = monthOf(talk.incoming.at)
  const place = quotaPlace(station.id, month)
  const accounts = (['held', 'used'] as const).map((kind) => ({ kind, place, unit: quotaUnit }))
  const want = planWant([], station.id, month)
  const snapshot = await talk.desk.database.store.load({
    ...want,
    accounts: [...(want.accounts ?? []), ...accounts],
  })
  const limit = snapshot.policy.grades[station.grade].monthlyQuotaFen
  const granted = snapshot.quotaGrants.includes(place)
  const of = (kind: string) =>
    snapshot.balances.find((each) => each.kind === kind && each.place === place)?.balance ?? 0
  const left = quotaLeft(snapshot.balances, place, granted, limit)
  const title = answer.quotaOf(station.name[talk.locale], month)
  return {
    posts: [
      {
        card: {
          title,
          blocks: [
            {
              kind: 'facts',
              facts: [
                { label: answer.quotaGranted, value: money(left + of('held') + of('used')) },
                { label: answer.quotaUsed, value: money(of('used')) },
                { label: answer.quotaHeld, value: money(of('held')) },
                { label: answer.quotaLeft, value: money(left) },
              ],
            },
          ],
          actions: [],
          fallback: `${title}: ${answer.quotaLeft} ${money(left)}`,
        },
      },
    ],
  }
}
