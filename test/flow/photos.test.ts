import { afterAll, expect, test } from 'vitest'
import { tellPhotoLost } from '../../bot/conversation/photos.ts'
import { openMemory } from '../../db/memory.ts'
import { requisitionId } from '../../domain/ids.ts'
import { sampleRows } from '../support/sample-rows.ts'
import { type Actor, answerTo, cardText, openStage } from '../support/stage.ts'
import { morning } from './founding-story.ts'

const stage = await openStage(openMemory(sampleRows), morning)
const [clerk, manager, keeper] = [
  await stage.actor('clerk'),
  await stage.actor('manager'),
  await stage.actor('keeper'),
]
afterAll(() => stage.close())

const photosOf = async (id: string) => {
  const { requisitions } = await stage.database.store.load({ requisitions: [requisitionId(id)] })
  return requisitions[0]?.photos ?? []
}

/** Pictures on the newest card of this title. */
const seen = (actor: Actor, title: string) =>
  actor.card(title).blocks.filter((block) => block.kind === 'photo')

/** One piece from HQ, delivered the next day. */
async function delivered(tracking: string): Promise<void> {
  await clerk.says('BCD-215KA 压缩机1个')
  await clerk.presses('提交申请')
  await keeper.presses('确认发货', { tracking })
  await stage.passes(30)
}

test('the report goes through, its photos follow, and everybody concerned sees them on the card', async () => {
  await delivered('SF1000000000001')
  await clerk.presses('登记并补发', { note: '外壳碎了' }, ['phone.jpg', 'screen.png'])
  const photos = await photosOf('REQ-1001')
  expect(photos).toHaveLength(2)
  for (const actor of [clerk, keeper])
    expect(seen(actor, 'REQ-1001')).toMatchObject(
      photos.map(({ file }, index) => ({
        url: expect.stringMatching(`^https://parts.example/photos/${file}/`),
        alt: `REQ-1001 的到货照片${index + 1}`,
      })),
    )
  const hq = await stage.actor('hq')
  await hq.says('REQ-1001')
  await manager.says('REQ-1001')
  for (const actor of [hq, manager]) expect(seen(actor, 'REQ-1001')).toHaveLength(2)
})

test('a photo sent afterwards goes with the claim, once, and a sixth is kindly left out', async () => {
  const before = clerk.screen.length
  await clerk.says('', ['lossy.webp'])
  expect(clerk.text()).toContain('收到照片1张，会放进 REQ-1001')
  expect(clerk.screen.length).toBe(before + 1)
  await clerk.says('再补一张', ['lossy.webp'])
  expect(await photosOf('REQ-1001')).toHaveLength(3)
  await clerk.says('REQ-1001 的照片', ['lossless.webp', 'progressive.jpg'])
  expect(seen(clerk, 'REQ-1001')).toHaveLength(5)
  await clerk.says('', ['small.gif'])
  expect(clerk.last().text).toContain('不是大家都能看的图片')
  await clerk.says('', ['turned.png'])
  expect(clerk.last().text).toContain('已有5张照片')
  expect(await photosOf('REQ-1001')).toHaveLength(5)
})

test('photos with news of damage go with the delivery that waits, before it is reported', async () => {
  await delivered('SF1000000000002')
  await clerk.says('收到了但是碎了', ['phone.jpg'])
  expect(clerk.text()).toContain('收到照片1张，会放进 REQ-1003')
  expect(seen(clerk, 'REQ-1003')).toHaveLength(1)
  expect(cardText(clerk.card('REQ-1003'))).not.toContain('理赔')
  await clerk.presses('登记并补发')
  expect(cardText(clerk.card('REQ-1003'))).toMatch(/理赔 REQ-1003-C1.*\n\[REQ-1003 的到货照片1\]/)
})

test("photos are for deliveries of one's own station", async () => {
  expect(await answerTo(clerk, 'BCD-215KA 压缩机还有多少')).not.toContain('照片')
  await clerk.says('BCD-215KA 压缩机还有多少', ['phone.jpg'])
  expect(clerk.last().text).toContain('我只能保存到货的照片')
  await manager.says('REQ-1003', ['phone.jpg'])
  expect(await photosOf('REQ-1003')).toHaveLength(1)
  const other = await stage.actor('U0CHENXIAO', { platform: 'slack', tenant: 'T0PARTLINE' })
  await clerk.says('BCD-215KA 温控器1个')
  await clerk.says('', ['phone.jpg'])
  expect(clerk.last().text).toContain('哪一单')
  await stage.passes(24 * 15)
  await other.says('', ['phone.jpg'])
  expect(other.last().text).toContain('哪一单')
  expect(stage.errors).toEqual([])
})

test('a photo that was given up is told once, and the report stays as it was', async () => {
  const payload = {
    requisition: 'REQ-1001',
    shipment: 'REQ-1001-S1',
    person: 'p-clerk',
    address: clerk.address,
    photo: 'lost.jpg',
  }
  for (let times = 0; times < 2; times += 1) await tellPhotoLost(stage.core.desk, payload)
  await stage.settle()
  const told = clerk.screen.filter(({ message }) => message.text?.includes('没能从聊天里取到'))
  expect(told).toHaveLength(1)
})
