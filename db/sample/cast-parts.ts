import type { PartCode } from '../../domain/ids.ts'
import { models, parts } from './cast.ts'

export type FixedPart = { readonly code: PartCode; readonly priceFen: number }

/** What a slot of a series holds: per model where it is given, else `rest`, else drawn (null). */
export type FixedSlot = {
  readonly series: string
  readonly slot: string
  readonly byModel: { readonly [model: string]: FixedPart }
  readonly rest: FixedPart | null
}

const fixed = (code: PartCode, yuan: number): FixedPart => ({ code, priceFen: yuan * 100 })

const thermostatKa = fixed(parts.thermostatKa, 38)

/** The parts of the cast, in their slots. Prices in CNY; only the board is above what grade B may draw freely. */
export const fixedSlots: readonly FixedSlot[] = [
  {
    series: 'BCD-215',
    slot: 'compressor',
    byModel: {
      [models.ka]: fixed(parts.compressorKa, 486),
      [models.kb]: fixed(parts.compressorKb, 512),
    },
    rest: fixed(parts.compressorK, 468),
  },
  {
    series: 'BCD-215',
    slot: 'thermostat',
    byModel: { [models.ka]: thermostatKa, [models.kb]: fixed(parts.thermostatKb, 41) },
    rest: thermostatKa,
  },
  { series: 'BCD-215', slot: 'door-gasket', byModel: {}, rest: fixed(parts.doorGasket, 56) },
  {
    series: 'KFR-35GW/BP',
    slot: 'control-board',
    byModel: { [models.wallSplit]: fixed(parts.expensiveBoard, 1280) },
    rest: null,
  },
  { series: 'KFR-35GW/BP', slot: 'fan-motor-indoor', byModel: {}, rest: fixed(parts.fanMotor, 96) },
  { series: 'KFR-35GW/BP', slot: 'motor-outdoor', byModel: {}, rest: fixed(parts.motor, 168) },
  { series: 'KFR-35GW/BP', slot: 'sensor-indoor', byModel: {}, rest: fixed(parts.sensor, 22) },
]
