import type { RequisitionId } from '../../domain/ids.ts'
import { foundingStory } from '../flow/founding-story.ts'
import type { Stage } from './stage.ts'

export type BusyDay = {
  /** Approved and on the road. */
  readonly road: RequisitionId
  /** Held, and waits for its approval. */
  readonly wait: RequisitionId
}

/**
 * The founding story (REQ-1001 arrived broken, REQ-1002 replaced it), then one request that is approved and shipped and
 * one that waits: a little of everything that can be wrong.
 */
export async function busyDay(stage: Stage): Promise<BusyDay> {
  await foundingStory(stage)
  const road = await asks(stage, 'WO20261125001')
  const manager = await stage.actor('manager')
  const keeper = await stage.actor('keeper')
  await manager.presses('批准')
  await keeper.presses('确认发货', { tracking: 'SF1000000000003' })
  return { road, wait: await asks(stage, 'WO20261125002') }
}

/** A board too dear to be had without approval. */
async function asks(stage: Stage, order: string): Promise<RequisitionId> {
  const clerk = await stage.actor('clerk')
  await clerk.says(`KFR-35GW/BP 主板 1块 工单${order}`)
  await clerk.presses('提交申请')
  const query = { view: 'awaiting-approval', serviceOrder: order, limit: 1 } as const
  const [asked] = await stage.database.reads.requisitions(query)
  if (!asked) throw new Error(`nothing waits for approval for ${order}`)
  return asked.id
}
