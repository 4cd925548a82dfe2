import type { Role } from '../../../../domain/people/person.ts'

const role: Record<Role, string> = {
  clerk: 'the clerk of that station',
  manager: 'the manager of the service centre',
  keeper: 'the keeper of that warehouse',
  'hq-manager': 'a parts manager at HQ',
  operator: 'an operator',
}

/** Why something was not done, and what to do instead. */
export const refusal = {
  role,
  notFound: (id: string) => `I know nothing called ${id}.`,
  notAllowed: (who: string) => `Only ${who} can do this.`,
  ownRequest: 'Nobody decides on their own request. Somebody else has to.',
  decidedBefore: 'You approved the first step; somebody else has to take the second.',
  wrongState: (id: string, status: string) =>
    `Too late: ${id} is "${status}" now. The card shows how it stands.`,
  stale: 'The request has changed since this card was shown. Please look at it again.',
  nothingToShip: 'There is nothing left to ship from here.',
  trackingMissing: 'Please enter the tracking number; the station follows the parcel by it.',
  reasonMissing: 'Please give a reason, so that the station knows what to do.',
  tooManyTold: (part: string, shipped: number, told: number) =>
    `${shipped} × ${part} were shipped, but you reported ${told} as damaged or missing.`,
  badCount: (text: string) => `"${text}" is not a number of pieces. Please enter a whole number.`,
  nothingTold:
    'You reported nothing damaged or missing. Enter how many pieces, or press "Received, all good".',
  nothingAsked: 'There is nothing in this request.',
  planChanged: 'Stock has moved since I showed you this. Please look at it again and confirm.',
  unknownPress: 'I do not know this button any more. Please ask again.',
}
