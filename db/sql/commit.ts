import { z } from 'zod'
import type { Change } from '../../domain/desk/change.ts'
import { encodeChange } from '../change-json.ts'
import { json } from '../codec.ts'
import { accountRow } from '../rows/ledger.ts'
import type { Committed } from '../store.ts'
import { callDoor, databaseErrorOf } from './door.ts'
import type { Sql } from './sql.ts'

const outcome = z.object({ outcome: z.enum(['committed', 'duplicate']), reply: json })
const conflict = z.object({ on: z.string() })
const shortfall = z.object({ account: accountRow, balance: z.int(), asked: z.int() })

/** Serialization failure and deadlock: nothing was applied, and the key makes another try safe. */
const worthAnotherTry = ['40001', '40P01']
const tries = 5

/** One statement; a conflict or a shortfall rolls back everything, the key included. */
export async function commit(sql: Sql, change: Change): Promise<Committed> {
  const argument = encodeChange(change)
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = outcome.parse(await callDoor(sql, 'commit_change', argument))
      return { kind: answer.outcome, reply: answer.reply }
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal) return refusal
      if (attempt === tries || !isWorthAnotherTry(error)) throw error
    }
  }
}

/** The SQLSTATEs that `commit_change` raises on purpose. */
function refusalOf(error: unknown): Committed | null {
  const { code, detail } = databaseErrorOf(error) ?? {}
  if (code === 'PL409') return { kind: 'conflict', ...conflict.parse(JSON.parse(detail ?? '')) }
  if (code === 'PL422') return { kind: 'shortfall', ...shortfall.parse(JSON.parse(detail ?? '')) }
  return null
}

function isWorthAnotherTry(error: unknown): boolean {
  return worthAnotherTry.includes(databaseErrorOf(error)?.code ?? '')
}
