import type { PersonId } from '../../domain/ids.ts'
import type { Requisition } from '../../domain/requisition/requisition.ts'
import { days } from '../../domain/time.ts'
import type { Deciding } from './operation.ts'
import type { Pick } from './pick.ts'
import {
  dueStep,
  handOverOf,
  hasNoSay,
  isAbsence,
  lentFor,
  maySign,
  ownRole,
  standsAt,
} from './rights.ts'
import { chooseRequest } from './scene.ts'
import type { Simulation } from './simulation.ts'

type Deciders = { readonly [As in Deciding['as']]: readonly PersonId[] }

const nobody: Deciders = {
  approver: [],
  giver: [],
  deputy: [],
  'barred-deputy': [],
  'powerless-deputy': [],
  'former-deputy': [],
}

/** Absences are remembered for a week after their end. */
const remembered = days(7)

/** Who could try to decide the step that is due, in person or for somebody else. */
function decidersOf({ model, now }: Simulation, requisition: Requisition): Deciders {
  const step = dueStep(requisition)
  if (!step) return nobody
  const lent = lentFor(model, step)
  const standing = lent.filter((each) => standsAt(each, now))
  const over = lent.filter((each) => {
    if (!isAbsence(each)) return each.endedAt !== null
    const isOver = each.endedAt !== null || each.endsAt <= now
    return isOver && each.endsAt > now - remembered
  })
  const handed = handOverOf(model, step)
  const signs = (person: PersonId) => maySign(model, requisition, step, person, now)
  const deputies = [...new Set(standing.map((each) => each.delegate))]
  return {
    approver: [...model.people.keys()].filter((each) => ownRole(model, each, step) !== null),
    giver: handed ? [handed.giver] : [],
    deputy: deputies.filter((each) => signs(each).some((giver) => giver !== null)),
    'barred-deputy': deputies.filter((each) => hasNoSay(requisition, each)),
    'powerless-deputy': deputies.filter(
      (each) => !hasNoSay(requisition, each) && signs(each).length === 0,
    ),
    'former-deputy': over
      .map((each) => each.delegate)
      .filter((each) => !deputies.includes(each) && ownRole(model, each, step) === null),
  }
}

/** A request that somebody like this could try to decide, else one that an approver could; and who is meant then. */
export function chooseToDecide(
  simulation: Simulation,
  pick: Pick,
  as: Deciding['as'],
): { readonly known: Requisition | undefined; readonly suitable: readonly PersonId[] } {
  const suits = (each: Requisition) => decidersOf(simulation, each)[as].length > 0
  const chosen = chooseRequest(simulation, pick, suits)
  if (chosen && suits(chosen))
    return { known: chosen, suitable: decidersOf(simulation, chosen)[as] }
  const known = chooseRequest(simulation, pick, (each) => dueStep(each) !== undefined)
  return { known, suitable: known ? decidersOf(simulation, known).approver : [] }
}
