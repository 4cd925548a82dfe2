/**
 * What must hold at every moment, by name: the SQL view is `invariant_<name>`. `books` hold whatever a change asks for,
 * because the doors see to it; `desk` hold because the desk only asks for what its rules allow.
 */
export const invariants = {
  balances: { of: 'books', holds: 'Every balance is what its entries come to' },
  units: { of: 'books', holds: 'All accounts of a unit, sources and sinks included, come to zero' },
  guarded: { of: 'books', holds: 'No guarded account is below zero' },
  entries: {
    of: 'books',
    holds: 'Every entry moves something, between two accounts, by a known change',
  },
  events: { of: 'books', holds: 'Events have no gap and each is chained to the one before' },
  inbox: {
    of: 'books',
    holds: 'What came in has exactly one outcome, or somebody will come for it',
  },
  tasks: { of: 'books', holds: 'A task is due, done or given up, and only a due one is held' },
  places: { of: 'desk', holds: 'Pieces and fen are at places that exist' },
  lines: { of: 'desk', holds: 'The quantities of every line fit together' },
  reserved: {
    of: 'desk',
    holds: 'What lines have reserved is what the accounts hold, by site and part',
  },
  transit: {
    of: 'desk',
    holds: 'What is on the road is what the accounts hold, by shipment and part',
  },
  shipment_lines: {
    of: 'desk',
    holds: 'Of a received shipment accepted + damaged + short = shipped',
  },
  shipped: { of: 'desk', holds: 'What lines say of shipments is what the shipments say' },
  claims: { of: 'desk', holds: 'Every damaged or missing piece is claimed once' },
  quota: { of: 'desk', holds: 'Quota granted, held and used is what the accounts hold' },
  decisions: {
    of: 'desk',
    holds:
      'Approvals are decided in order, by different people with authority of their own or lent to them, never by the requester',
  },
  delegations: {
    of: 'desk',
    holds: 'Whoever decides for somebody else is there, and hands nothing on',
  },
  dispatches: {
    of: 'desk',
    holds: 'Nothing leaves without every approval; a replacement has its claim',
  },
  endings: { of: 'desk', holds: 'A requisition that is over holds nothing and asks nobody' },
  promises: {
    of: 'desk',
    holds: 'Every version is announced, every hold ends, every shipment is asked after',
  },
  cards: { of: 'desk', holds: 'No card shows more than is wanted, or wants more than there is' },
  history: { of: 'desk', holds: 'Every version of a requisition left an event' },
} as const satisfies Record<string, { readonly of: 'books' | 'desk'; readonly holds: string }>

export type InvariantName = keyof typeof invariants

/** All of them, in the order they are told. */
export const invariantNames = Object.keys(invariants) as readonly InvariantName[]

/** What every database keeps whatever is committed. */
export const books = invariantNames.filter((name) => invariants[name].of === 'books')
