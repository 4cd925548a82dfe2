import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../../../bot/channels/teams/app/', import.meta.url)

/** Width and height stand at a fixed place of every PNG (PNG specification, 11.2.2). */
function sizeOf(file: string): readonly [number, number] {
  const bytes = readFileSync(new URL(file, folder))
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

test('the app has one bot that searches as well, and icons of the sizes that Teams wants', () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'))
  const own = { id: '00000000-0000-0000-0000-000000000000' }
  expect(manifest).toMatchObject({
    ...own,
    bots: [{ botId: own.id, scopes: ['personal', 'groupChat', 'team'], supportsFiles: true }],
    composeExtensions: [{ botId: own.id, commands: [{ parameters: [{ name: 'part' }] }] }],
    icons: { color: 'color.png', outline: 'outline.png' },
  })
  expect(sizeOf('color.png')).toEqual([192, 192])
  expect(sizeOf('outline.png')).toEqual([32, 32])
})
