/** The figures that can be asked for one by one. */
export const metrics = [
  'fill_rate',
  'shortage_rate',
  'fault_ranking',
  'cycle_time',
  'on_time_rate',
  'damage_rate',
  'backorders',
  'carrier_score',
  'stock_value',
  'turns',
] as const

export type Metric = (typeof metrics)[number]

export function isMetric(name: string): name is Metric {
  return (metrics as readonly string[]).includes(name)
}
