import type { PartCode, SiteId } from '../../domain/ids.ts'
import { parts, places } from './cast.ts'

const { hq, hangzhou, taizhou, chengdu, harbin } = places

/** What the named places hold of the cast's parts; zero where it matters that there is none. */
export const castStock: readonly (readonly [PartCode, SiteId, number])[] = [
  [parts.compressorKa, hq, 6],
  [parts.compressorKa, hangzhou, 0],
  [parts.compressorKa, taizhou, 0],
  [parts.compressorKa, chengdu, 2],
  [parts.compressorKa, harbin, 1],
  [parts.compressorKb, hq, 9],
  [parts.compressorKb, hangzhou, 3],
  [parts.compressorKb, taizhou, 0],
  [parts.compressorK, hq, 7],
  [parts.thermostatKa, hq, 40],
  [parts.thermostatKa, hangzhou, 5],
  [parts.thermostatKa, taizhou, 1],
  [parts.thermostatKb, hq, 34],
  [parts.thermostatKb, hangzhou, 4],
  [parts.doorGasket, hq, 80],
  [parts.doorGasket, hangzhou, 6],
  [parts.doorGasket, taizhou, 1],
  [parts.expensiveBoard, hq, 5],
  [parts.expensiveBoard, hangzhou, 2],
  [parts.expensiveBoard, taizhou, 0],
  [parts.fanMotor, hq, 36],
  [parts.fanMotor, hangzhou, 4],
  [parts.motor, hq, 24],
  [parts.motor, hangzhou, 3],
  [parts.sensor, hq, 120],
  [parts.sensor, hangzhou, 12],
  [parts.sensor, taizhou, 2],
]

/** Nobody but the places above has any of these. */
export const castOnly: ReadonlySet<PartCode> = new Set([parts.compressorKa])

/** The centre should keep two of the part it has none of. */
export const castMinimums = [{ site: hangzhou, part: parts.compressorKa, minimum: 2 }] as const
