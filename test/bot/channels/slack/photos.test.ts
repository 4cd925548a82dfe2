import { webApi } from '@slack/bolt'
import { afterEach, expect, test, vi } from 'vitest'
import { fetchPhoto, photosIn } from '../../../../bot/channels/slack/photos.ts'
import { stubInternet } from '../../../support/internet.ts'

const token = 'xoxb-1'
const workspace = { token, client: new webApi.WebClient(token) }
const photoAt = (url: string) => photosIn([{ id: 'F1', url_private_download: url }])[0] ?? ''

afterEach(() => void vi.restoreAllMocks())

test("a file is fetched from Slack with the bot's token", async () => {
  const asked = stubInternet()
  const url = 'https://files.slack.com/files-pri/T1-F1/download/a.jpg'
  expect(await fetchPhoto(photoAt(url), workspace)).toMatchObject({ kind: 'bytes' })
  expect(asked).toEqual({ [url]: { authorization: `Bearer ${token}` } })
})

test("of a picture that few clients show Slack's own copy is taken, where there is one", () => {
  const heic = {
    id: 'F1',
    mimetype: 'image/heic',
    url_private_download: 'https://files.slack.com/a',
  }
  const copies = {
    thumb_480: 'https://files.slack.com/480',
    thumb_1024: 'https://files.slack.com/1',
  }
  const urls = photosIn([
    { ...heic, ...copies },
    heic,
    { ...copies, ...heic, mimetype: 'image/png' },
  ])
  expect(urls.map((photo) => JSON.parse(photo))).toEqual([
    { id: 'F1', url: 'https://files.slack.com/1' },
    { id: 'F1', url: 'https://files.slack.com/a' },
    { id: 'F1', url: 'https://files.slack.com/a' },
  ])
  expect(photosIn([{ id: 'F2' }, { name: 'no id' }, 7, null])).toEqual(['{"id":"F2","url":null}'])
  expect(photosIn(undefined)).toEqual([])
})

test('a redirect to the page to log in is not followed with the token', async () => {
  const asked = stubInternet(() => Response.redirect('https://acme.slack.com/?redir=%2Ffiles', 302))
  const url = 'https://files.slack.com/files-pri/T1-F1/download/a.jpg'
  expect(await fetchPhoto(photoAt(url), workspace)).toEqual({ kind: 'foreign' })
  expect(Object.keys(asked)).toEqual([url])
})

test.each([
  'http://files.slack.com/a.jpg',
  'https://files.slack.com:8443/a.jpg',
  'https://files.slack.com.evil.example/a.jpg',
  'https://files.slack.com@evil.example/a.jpg',
  'http://169.254.169.254/latest/meta-data',
  'file:///etc/passwd',
  'not an address',
])('nobody is asked for %s', async (url) => {
  const asked = stubInternet()
  expect(await fetchPhoto(photoAt(url), workspace)).toEqual({ kind: 'foreign' })
  expect(asked).toEqual({})
})
