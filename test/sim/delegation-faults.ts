import type { Delegation, Standing } from '../../domain/delegation/delegation.ts'
import type { Change, Expectation } from '../../domain/desk/change.ts'
import { personId } from '../../domain/ids.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { desk } from './desk.ts'
import { breakCommit, type Fault, leavingOut } from './faults.ts'

/** Standings as a faulty desk sees them. */
const seenAs =
  (change: (delegation: Delegation) => Delegation) =>
  (standings: readonly Standing[] = []): readonly Standing[] =>
    standings.map((each) => ({ ...each, delegation: change(each.delegation) }))

const neverEnded = seenAs((each) => ({ ...each, endedAt: null }))
const forEver = seenAs((each) =>
  each.kind === 'absence' ? { ...each, startsAt: 0, endsAt: Number.MAX_SAFE_INTEGER } : each,
)

/** Decides, and sees the delegations so. */
const decidingWith = (
  seen: (standings: readonly Standing[] | undefined) => readonly Standing[],
) => ({
  ...desk,
  decide: ((requisition, facts, command) =>
    desk.decide(requisition, facts, {
      ...command,
      standings: seen(command.standings),
    })) as typeof desk.decide,
})

const ofSomebody = (requisition: Requisition): Requisition => ({
  ...requisition,
  requester: personId('somebody'),
})

/** A decision rests on less than it should. */
const restingOn = (rests: (each: Expectation, change: Change) => boolean) =>
  leavingOut('decide', (change) => ({
    expect: change.expect.filter((each) => rests(each, change)),
  }))

/** Faults in who may decide for whom, that the simulation must find. */
export const delegationFaults: readonly Fault[] = [
  {
    name: 'what was taken back is still good for a decision',
    verbs: decidingWith(neverEnded),
  },
  { name: 'an absence is good for ever', verbs: decidingWith(forEver) },
  {
    name: 'a decision for another does not rest on the delegation',
    verbs: restingOn(({ kind }) => kind !== 'delegation'),
  },
  {
    name: 'a decision for another does not rest on the role of whose right it is',
    verbs: restingOn(({ kind, id }, { events }) => kind !== 'person' || id === events[0]?.actor),
  },
  {
    name: 'whoever handed a step over decides it all the same',
    verbs: {
      ...desk,
      decide: (requisition, facts, command) => {
        const standings = command.standings?.filter(({ giver }) => giver.id !== command.approver.id)
        return desk.decide(requisition, facts, { ...command, standings: standings ?? [] })
      },
    },
  },
  {
    name: 'a deputy decides on a request of whom they decide for',
    verbs: {
      ...desk,
      decide: (requisition, facts, command) => {
        const own = command.approver.id === requisition.requester
        return desk.decide(own ? requisition : ofSomebody(requisition), facts, command)
      },
    },
  },
  {
    name: 'a step is handed over to its requester',
    verbs: {
      ...desk,
      handOver: (requisition, known, command) => {
        const own = command.giver.id === requisition.requester
        return desk.handOver(own ? requisition : ofSomebody(requisition), known, command)
      },
    },
  },
  {
    name: 'what was lent is lent on',
    verbs: {
      ...desk,
      handOver: (requisition, known, command) => {
        const answer = desk.handOver(requisition, known, command)
        if (answer.kind !== 'stands-in') return answer
        const lent = known.standings.find(({ delegate }) => delegate.id === command.giver.id)
        const giver = lent?.giver ?? command.giver
        return desk.handOver(requisition, { ...known, standings: [] }, { ...command, giver })
      },
    },
  },
  {
    name: 'a step is handed over twice',
    verbs: {
      ...desk,
      handOver: (requisition, known, command) =>
        desk.handOver(requisition, { ...known, standings: [] }, command),
    },
  },
  {
    name: 'anybody takes back what was handed over',
    verbs: {
      ...desk,
      takeBack: (requisition, known, command) => {
        const handed = known.standings.find(
          ({ delegation }) =>
            delegation.kind === 'hand-over' && delegation.requisition === requisition.id,
        )
        return desk.takeBack(requisition, known, {
          ...command,
          giver: handed?.giver ?? command.giver,
        })
      },
    },
  },
  {
    name: 'who is away decides for others',
    verbs: {
      ...desk,
      goAway: (known, command) => desk.goAway({ ...known, standings: [] }, command),
    },
  },
  {
    name: 'the end of a delegation is not written',
    breakWorld: breakCommit((store, change) => {
      const delegations = change.put.delegations?.map((each) => ({ ...each, endedAt: null }))
      const put = delegations ? { ...change.put, delegations } : change.put
      return store.commit({ ...change, put })
    }),
  },
]
