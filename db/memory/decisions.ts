import type { Approval } from '../../domain/approval/approval.ts'
import type { Change, Put } from '../../domain/desk/change.ts'
import type { SiteId } from '../../domain/ids.ts'
import { invariant } from '../../domain/invariant.ts'
import type { RoleGrant } from '../../domain/people/person.ts'
import { byText } from '../order.ts'
import type { Decision, MemoryState } from './state.ts'

/** Nobody decides on their own request or without the role, and a decision stays as it is: the triggers of `approvals`. */
export function checkDecisions(state: MemoryState, { put }: Change): void {
  for (const approval of put.approvals ?? []) {
    if (isDecided(approval)) {
      const requester = requesterOf(state, put, approval)
      invariant(approval.decidedBy !== requester, 'the requester cannot decide')
    }
    const before = earlier(state, approval)
    if (!before || before.state === 'pending') continue
    invariant(
      before.state === approval.state && deciderOf(before) === deciderOf(approval),
      `approval ${approval.id} is decided`,
    )
  }
  decisionsOf(state, put)
}

/** The decisions that these rows take, each with the grant it rests on. Throws where there is none. */
export function decisionsOf(state: MemoryState, put: Put): readonly Decision[] {
  return (put.approvals ?? []).flatMap((approval) => {
    const before = earlier(state, approval)
    if (!isDecided(approval) || (before && before.state !== 'pending')) return []
    const held = grantFor(state, approval, (before ?? approval).escalatedAt !== null)
    invariant(held, `${approval.decidedBy} may decide on approval ${approval.id}`)
    const { id, state: verdict, decidedBy: person } = approval
    return [{ approval: id, verdict, person, ...held }]
  })
}

/** The grant that was asked for, or HQ's once the step has been escalated to it. */
function grantFor(
  state: MemoryState,
  approval: Decided,
  escalated: boolean,
): { readonly role: RoleGrant['role']; readonly site: SiteId } | undefined {
  const grants = state.people.get(approval.decidedBy)?.grants ?? []
  const asked = grants.find(({ role, site }) => role === approval.role && site === approval.site)
  if (asked || !escalated) return asked
  return grants
    .filter((grant) => grant.role === 'hq-manager')
    .toSorted((one, other) => byText(one.site, other.site))[0]
}

type Decided = Extract<Approval, { decidedBy: unknown }>
const isDecided = (approval: Approval): approval is Decided => 'decidedBy' in approval
const deciderOf = (approval: Approval) => (isDecided(approval) ? approval.decidedBy : null)

const earlier = (state: MemoryState, { requisition, id }: Approval) =>
  state.folders.get(requisition)?.approvals.get(id)

function requesterOf(state: MemoryState, put: Put, { requisition }: Approval) {
  const fresh = put.requisitions?.find((row) => row.id === requisition)
  return (state.folders.get(requisition)?.header ?? fresh)?.requester
}
