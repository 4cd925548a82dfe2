import type { Metric } from '../../../../domain/kpi/metric.ts'

const metric: Record<Metric, string> = {
  fill_rate: 'Fill rate',
  shortage_rate: 'Shortage rate',
  fault_ranking: 'Asked for most',
  cycle_time: 'From request to receipt',
  on_time_rate: 'On time',
  damage_rate: 'Damaged on arrival',
  backorders: 'Backorders',
  carrier_score: 'Carriers',
  stock_value: 'Stock value',
  turns: 'Stock turns',
}

const how: Record<Metric, string> = {
  fill_rate:
    'Parts of which all pieces were in stock in the network at once, of all parts asked for. Goal 98%, norm of the trade 90%. Replacements are not counted.',
  shortage_rate:
    'Parts of which not one piece was in stock anywhere, of all parts asked for. Goal 1%. Replacements are not counted.',
  fault_ranking:
    'Counted by requests: a part is asked for when one has failed. Replacements and what was taken back are not counted.',
  cycle_time:
    'The mean of all lines that were sent and arrived well. A replacement has been waited for since the first request.',
  on_time_rate:
    'Parcels that arrived when promised, of all that were promised for then. One that has not come is late.',
  damage_rate: 'Lines with damage, of all lines that stations opened.',
  backorders: 'Lines that wait for stock, with the days since they were asked for.',
  carrier_score:
    'Out of 100: four parts on time, three undamaged, two complete, each by the lower end of its 95% interval, so that few parcels prove little.',
  stock_value: 'What lies on the shelves, held or not, at the prices of today.',
  turns:
    'What left the shelves, divided by the mean of the stock at both ends, for a year; at the prices of today.',
}

/** What is counted, and how. */
export const figures = {
  metric,
  how,
  title: (what: string, place: string, when: string) => `${what}: ${place}, ${when}`,
  ofCarriers: (carriers: string, place: string) => `${carriers}, ${place}`,
  notNarrowed: (what: string, place: string) =>
    `I cannot narrow this to "${what}"; the figures cover ${place}.`,
  carrierStrange: (what: string, ours: string) =>
    `Nothing is sent with ${what}. Our carriers are ${ours}.`,
  titleNow: (what: string, place: string) => `${what}: ${place}, now`,
  region: (centres: string) => `the region of ${centres}`,
  notYours:
    'I give figures to HQ and to the managers of service centres. Please ask your manager for them.',
  outside: (region: string) =>
    `I can give you the figures of ${region}. For other places, please ask HQ.`,
  none: 'Nothing was counted for this.',
  report: 'Report',
  reading: (bar: string, done: number, total: number) =>
    `Reading the figures: ${bar} ${done} of ${total}`,
  counted: (share: string, part: number, whole: number) => `${share} (${part} of ${whole})`,
  days: (count: string) => `${count} days`,
  requests: 'Requests',
  partsAsked: 'Parts asked for',
  untilShipped: 'of this, until shipped',
  onTheRoad: 'of this, on the road',
  linesReceived: 'Lines received',
  used: 'Left the shelves',
  averageStock: 'Mean stock',
  total: 'Total',
  age: 'Days of waiting',
  ages: ['up to 2', '3 to 7', '8 to 14', '15 to 23', 'more than 23'],
  halfWait: (days: number, most: number) =>
    `Half of them have waited at most ${days} days, nine in ten at most ${most}.`,
  models: 'Models asked for most',
  parts: 'Parts asked for most',
  byCarrier: 'By carrier',
  broken: 'Parts that arrived damaged',
  colFigure: 'Figure',
  colModel: 'Model',
  colRequests: 'Requests',
  colPieces: 'Pieces',
  colBefore: 'Before',
  colParcels: 'Parcels',
  colScore: 'Score',
  colUndamaged: 'Undamaged',
  colComplete: 'Complete',
  colDamaged: 'Damaged',
  colDays: 'Days',
  colValue: 'Value',
  colLines: 'Lines',
}
