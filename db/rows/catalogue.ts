import { z } from 'zod'
import type {
  Alias,
  Fit,
  Model,
  Part,
  PartPhoto,
  Substitute,
  Supersession,
} from '../../domain/catalogue/part.ts'
import type { ModelCode, PartCode } from '../../domain/ids.ts'
import { count, instant, name, some } from '../codec.ts'
import { localText } from './company.ts'

const status = z.enum(['active', 'discontinued'])

export const modelRow = z.object({
  code: name<ModelCode>(),
  series: name(),
  kind: z.enum(['fridge', 'washer', 'aircon']),
  name: localText,
  status,
}) satisfies z.ZodType<Model>

export const partRow = z.object({
  code: name<PartCode>(),
  category: name(),
  name: localText,
  priceFen: count,
  status,
}) satisfies z.ZodType<Part>

export const fitRow = z.object({
  model: name<ModelCode>(),
  part: name<PartCode>(),
  slot: name(),
  quantity: some,
  serialFrom: z.string().nullable(),
  serialTo: z.string().nullable(),
}) satisfies z.ZodType<Fit>

export const supersessionRow = z.object({
  part: name<PartCode>(),
  successor: name<PartCode>(),
  since: instant,
}) satisfies z.ZodType<Supersession>

export const aliasRow = z.object({ alias: name(), category: name() }) satisfies z.ZodType<Alias>

export const substituteRow = z.object({
  part: name<PartCode>(),
  substitute: name<PartCode>(),
  bothWays: z.boolean(),
  condition: localText.nullable(),
}) satisfies z.ZodType<Substitute>

export const photoRow = z.object({
  part: name<PartCode>(),
  url: z.url({ protocol: /^https$/ }),
}) satisfies z.ZodType<PartPhoto>
