import { modelCode, partCode, personId, siteId } from '../../domain/ids.ts'

/**
 * The founding story by name: ids only. The generator makes them true for every seed.
 *
 * A customer's fridge in Taizhou breaks down; the clerk leaves one letter out of the compressor's code; the centre in
 * Hangzhou has none of the right one; HQ has six.
 */
export const places = {
  hq: siteId('HQ'),
  hangzhou: siteId('C-HZ'),
  taizhou: siteId('S-TAIZHOU-1'),
  /** The only other places that hold the right compressor: two pieces and one piece. */
  chengdu: siteId('C-CD'),
  harbin: siteId('C-HRB'),
} as const

export const people = {
  /** Asks for parts at the Taizhou station. */
  clerk: personId('p-chen-xiao'),
  /** Approves for the stations of the Hangzhou centre. */
  manager: personId('p-wang-jianguo'),
  /** Ships from the Hangzhou centre. */
  hangzhouKeeper: personId('p-zhou-qin'),
  /** Ships from HQ. */
  keeper: personId('p-li-min'),
  /** Approves beyond a manager's limit and asks about everything. */
  hqManager: personId('p-zhao-lei'),
  operator: personId('p-sun-tao'),
} as const

/** The local console page speaks through the Teams channel, as a tenant of its own. */
export const consolePage = { platform: 'teams', tenant: 'console' } as const

export const slack = { platform: 'slack', tenant: 'T0PARTLINE' } as const

/** The seats of the console page: its user, and who sits there. */
export const seats = {
  clerk: people.clerk,
  manager: people.manager,
  keeper: people.keeper,
  hq: people.hqManager,
} as const

export const models = {
  k: modelCode('BCD-215K'),
  ka: modelCode('BCD-215KA'),
  kb: modelCode('BCD-215KB'),
  frostFree: modelCode('BCD-268W'),
  wallSplit: modelCode('KFR-35GW/BP'),
  drumWasher: modelCode('XQG70-1012'),
} as const

export const parts = {
  /** Of BCD-215KA: the right part of the story. */
  compressorKa: partCode('006A1100487'),
  /** Of BCD-215KB: one letter away, and it does not fit the KA. */
  compressorKb: partCode('006B1100487'),
  /** Of BCD-215K and its other siblings. */
  compressorK: partCode('006A1100482'),
  thermostatKa: partCode('0060120731'),
  thermostatKb: partCode('0060120737'),
  /** Shared by the whole series. */
  doorGasket: partCode('0060190265'),
  /** Of KFR-35GW/BP; dearer than a grade B station may draw without an approval. */
  expensiveBoard: partCode('0010210866'),
  fanMotor: partCode('0010203662'),
  motor: partCode('0010403487'),
  sensor: partCode('001A3800082'),
} as const

/** What the clerk types: the code of either compressor with its letter left out. No part has this code. */
export const mistypedCompressor = '0061100487'
