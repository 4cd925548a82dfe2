import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'

const folder = new URL('../../../../bot/channels/teams/app/', import.meta.url)

const text = (most: number) => z.string().min(1).max(most)
const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
const httpsUrl = z
  .string()
  .max(2_048)
  .regex(/^https:\/\/[^\s/]+/)
const file = z
  .string()
  .max(2_048)
  .regex(/^[\w-]+\.png$/)
const scopes = z.array(z.enum(['personal', 'groupChat', 'team'])).max(3)

/** What Microsoft's schema of version 1.19 says of the parts that we use; anything else is a mistake. */
const manifestShape = z.strictObject({
  $schema: z.url(),
  manifestVersion: z.literal('1.19'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  id: guid,
  developer: z.strictObject({
    name: text(32),
    websiteUrl: httpsUrl,
    privacyUrl: httpsUrl,
    termsOfUseUrl: httpsUrl,
  }),
  name: z.strictObject({ short: text(30), full: text(100) }),
  description: z.strictObject({ short: text(80), full: text(4_000) }),
  icons: z.strictObject({ outline: file, color: file }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  bots: z
    .array(
      z.strictObject({
        botId: guid,
        scopes,
        supportsFiles: z.boolean(),
        isNotificationOnly: z.boolean(),
        commandLists: z
          .array(
            z.strictObject({
              scopes,
              commands: z
                .array(z.strictObject({ title: text(32), description: text(128) }))
                .max(10),
            }),
          )
          .max(3),
      }),
    )
    .length(1),
  composeExtensions: z
    .array(
      z.strictObject({
        botId: guid,
        commands: z
          .array(
            z.strictObject({
              id: text(64),
              type: z.enum(['query', 'action']),
              context: z.array(z.enum(['compose', 'commandBox', 'message'])).max(3),
              title: text(32),
              description: text(128),
              parameters: z
                .array(
                  z.strictObject({
                    name: text(64),
                    title: text(32),
                    description: text(128),
                    inputType: z.enum(['text', 'textarea', 'number', 'date', 'time', 'choiceset']),
                  }),
                )
                .min(1)
                .max(5),
            }),
          )
          .max(10),
      }),
    )
    .length(1),
  permissions: z.array(z.enum(['identity', 'messageTeamMembers'])).max(2),
  validDomains: z.array(text(2_048)).max(16),
})

const manifest = manifestShape.parse(
  JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')),
)

test('the manifest says the same id and version everywhere', () => {
  const [bot] = manifest.bots
  const [extension] = manifest.composeExtensions
  expect(manifest.$schema).toContain(`/teams/v${manifest.manifestVersion}/`)
  expect([bot?.botId, extension?.botId]).toEqual([manifest.id, manifest.id])
  expect(bot?.scopes).toEqual(['personal', 'groupChat', 'team'])
})

test('the search has the parameter that is read, and every command is understood', () => {
  const [command] = manifest.composeExtensions[0]?.commands ?? []
  expect(command?.parameters.map(({ name }) => name)).toEqual(['part'])
  const titles = manifest.bots[0]?.commandLists.flatMap(({ commands }) =>
    commands.map(({ title }) => title),
  )
  expect(titles).toEqual(['help', 'where is my request?'])
})

/** The header of a PNG, which stands at a fixed place (PNG specification, 11.2.2), and how solid its first pixel is. */
function readPng(name: string) {
  const bytes = readFileSync(new URL(name, folder))
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  const chunks: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const end = at + 8 + bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      chunks.push(bytes.subarray(at + 8, end))
  }
  // Before the first pixel stands the filter of its row, none of which changes that pixel. Type 6: four bytes, alpha last.
  const pixels = inflateSync(Buffer.concat(chunks))
  const [width, height, colorType] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[25]]
  return { size: [width, height], colorType, alpha: pixels[4] }
}

test('the icons have the sizes that Teams wants, and the outline stands on nothing', () => {
  expect(readPng(manifest.icons.color).size).toEqual([192, 192])
  expect(readPng(manifest.icons.outline)).toEqual({ size: [32, 32], colorType: 6, alpha: 0 })
})
