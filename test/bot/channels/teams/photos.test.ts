import { afterEach, expect, test, vi } from 'vitest'
import { loadConnectorToken } from '../../../../bot/channels/teams/adapter.ts'
import { type Connector, fetchPhoto, photosIn } from '../../../../bot/channels/teams/photos.ts'
import { receive } from '../../../../bot/channels/teams/receive.ts'
import { stubInternet } from '../../../support/internet.ts'
import * as activities from './activities.ts'

const { serviceUrl, tenant } = activities
const teams: Connector = { serviceUrl, token: async () => 'a-token' }
const console: Connector = { serviceUrl: 'http://127.0.0.1:3000/connector/secret/', token: null }
const inline = `${serviceUrl}v3/attachments/0-eus-d1/views/original`
const onSharePoint = 'https://acme-my.sharepoint.com/personal/lin/download.aspx?tempauth=x'

const attachments = [
  { contentType: 'image/*', contentUrl: inline },
  { contentType: 'text/html', content: '<div>broken</div>' },
  {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: 'https://acme-my.sharepoint.com/personal/lin/a.jpg',
    content: { downloadUrl: onSharePoint, uniqueId: 'u', fileType: 'jpg' },
  },
  { contentType: 'application/vnd.microsoft.card.adaptive', content: {} },
]

afterEach(() => void vi.restoreAllMocks())

test('the photos of a message are what its attachments say of pictures and files, and nothing else', () => {
  const reading = receive(
    { ...activities.message, text: '', attachments },
    { at: 0, tenants: [tenant], service: serviceUrl },
  )
  expect(reading).toMatchObject({
    kind: 'incoming',
    incoming: {
      kind: 'said',
      text: '',
      photos: [
        '{"path":"v3/attachments/0-eus-d1/views/original"}',
        JSON.stringify({ url: onSharePoint }),
      ],
    },
  })
  expect(
    photosIn(
      Array.from({ length: 50 }, () => attachments[0]),
      serviceUrl,
    ),
  ).toHaveLength(10)
})

test("our token goes to the conversation's connector and nowhere else", async () => {
  const asked = stubInternet()
  for (const photo of photosIn(attachments, serviceUrl))
    expect(await fetchPhoto(photo, teams)).toMatchObject({ kind: 'bytes' })
  expect(asked).toEqual({ [inline]: { authorization: 'Bearer a-token' }, [onSharePoint]: {} })
  vi.restoreAllMocks()
  const redirected = stubInternet(() => Response.redirect('https://evil.example/x', 302))
  const [photo = ''] = photosIn(attachments, serviceUrl)
  expect(await fetchPhoto(photo, teams)).toEqual({ kind: 'foreign' })
  expect(Object.keys(redirected)).toEqual([inline])
})

test.each([
  'http://169.254.169.254/latest/meta-data',
  'http://127.0.0.1:3000/connector/secret/v3/attachments/1/views/original',
  'https://evil.example/v3/attachments/1/views/original',
  'https://sharepoint.com.evil.example/a.jpg',
  'https://evilsharepoint.com/a.jpg',
  'http://acme.sharepoint.com/a.jpg',
  'https://acme.sharepoint.com:8443/a.jpg',
  `${serviceUrl}v3/conversations/19:x/members`,
  `${serviceUrl}v3/attachments/../conversations/19:x/members`,
  'file:///etc/passwd',
  'not an address',
])('nobody is asked for %s', async (contentUrl) => {
  const asked = stubInternet()
  const [photo = ''] = photosIn([{ contentType: 'image/png', contentUrl }], serviceUrl)
  expect(await fetchPhoto(photo, teams)).toEqual({ kind: 'foreign' })
  expect(asked).toEqual({})
})

test("of this machine the console's own attachments only are asked for", async () => {
  const asked = stubInternet()
  const at = (contentUrl: string) =>
    photosIn([{ contentType: 'image/*', contentUrl }], console.serviceUrl)[0] ?? ''
  const own = `${console.serviceUrl}v3/attachments/1/views/original`
  expect(await fetchPhoto(at(own), console)).toMatchObject({ kind: 'bytes' })
  for (const other of [
    `${console.serviceUrl}../../metrics`,
    `${console.serviceUrl}../other/v3/attachments/1/views/original`,
    'http://127.0.0.1:3000/metrics',
    onSharePoint,
    'damaged',
  ])
    expect(await fetchPhoto(at(other), console), other).toEqual({ kind: 'foreign' })
  expect(await fetchPhoto('{', console)).toEqual({ kind: 'foreign' })
  expect(asked).toEqual({ [own]: {} })
})

test('the SDK gives tokens for the connector', async () => {
  const app = { appId: 'app', appType: 'SingleTenant', password: 'secret', tenant } as const
  expect(await loadConnectorToken(app)).toBeTypeOf('function')
})
