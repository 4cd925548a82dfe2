import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locale } from '../../domain/locale.ts'
import { sampleDatabase } from '../support/sample-database.ts'
import { type Actor, answerTo, messageText, openStage, type Stage } from '../support/stage.ts'
import { foundingStory, morning } from './founding-story.ts'

/** What is asked, and what its answer must say. */
type Asked = readonly [question: string, ...says: readonly (string | RegExp)[]]

const asked: Readonly<Record<Locale, readonly Asked[]>> = {
  'zh-Hans': [
    ['本月满足率多少', '满足率：全网', '| 50%（1/2） | –', '2026年10月'],
    ['本月缺货率', '| 0%（0/2） | –'],
    ['本月坏得最多的机型前五', /BCD-215KA \| 2 \| 10 \| 0/, /006A1100487 \| 2 \| 10 \| 0/],
    ['本月从申请到收货平均要几天', '2.1 天 | –', '收货行数 | 1 | 0'],
    ['本月准时率', '100%（2/2） | –', '顺丰 | 100%（2/2）'],
    ['本月到货破损率', '50%（1/2） | –', '顺丰 | 50%（1/2）'],
    ['眼下欠料一共多少单', '当前', '2 天以内 | 1', /REQ-1003 \| 台州维修站 \| \d \| 0/],
    ['物流商评分', /顺丰 \| \d\d\.\d \| 100% \| 50% \| 100% \| 2/],
    [
      '杭州中心库存金额前三',
      '库存金额：杭州中心',
      /^合计 \| 12,\d{3} \| ¥7\d\d,\d{3}/m,
      '杭州中心 |',
    ],
    ['库存周转率', '出库金额 | ¥', '2026/1/1 – 2026/11/25'],
    ['成都中心本月满足率', '满足率：成都中心', '满足率 | – | –'],
  ],
  'zh-Hant': [
    ['本月達交率多少', '達交率：', '| 50%（1/2） | –'],
    ['本月缺貨率', '| 0%（0/2） | –'],
    ['本月壞最多的機型前五名', /BCD-215KA \| 2 \| 10 \| 0/],
    ['這個月從申請到收貨平均要幾天', '2.1 天 | –'],
    ['本月準時率', '順豐 | 100%（2/2）'],
    ['本月運送破損率給我', '順豐 | 50%（1/2）'],
    ['目前欠料的單總共有多少筆', '2 天以內 | 1'],
    ['物流商評分', /順豐 \| \d\d\.\d \| 100% \| 50% \| 100% \| 2/],
    ['庫存總值多少', /^合計 \| 91\d,\d{3} \| ¥51,/m],
    ['今年週轉率', '出庫金額 | ¥'],
  ],
  en: [
    ['fill rate this month in Zhejiang', 'Fill rate: Zhejiang', '| 50% (1 of 2) | –'],
    ['shortage rate this month', '| 0% (0 of 2) | –'],
    ['top 5 failing models this month', /BCD-215KA \| 2 \| 10 \| 0/],
    ['average cycle time this month', '2.1 days | –', 'until shipped | 1.1 days'],
    ['on time rate this month', 'SF Express | 100% (2 of 2)'],
    ['damage rate this month', 'SF Express | 50% (1 of 2)'],
    ['how many backorders do we have', 'up to 2 | 1', 'REQ-1003'],
    ['carrier scorecard', /SF Express \| \d\d\.\d \| 100% \| 50% \| 100% \| 2/],
    ['what is the total value of the stock', /^Total \| 91\d,\d{3} \| ¥51,/m],
    ['inventory turns this year', 'Left the shelves | ¥', '1 Jan – 25 Nov 2026'],
  ],
}

/**
 * The founding story has been played, 23 to 25 November: one request, one parcel that arrived broken, its replacement that
 * arrived well. Then the clerk asks for more than the network has, and the manager approves: one more request, half of it waits.
 */
describe('figures', () => {
  let stage: Stage
  let clerk: Actor
  let manager: Actor
  let hq: Actor

  beforeAll(async () => {
    stage = await openStage(await sampleDatabase(), morning)
    hq = await stage.actor('hq')
    await foundingStory(stage)
    clerk = await stage.actor('clerk')
    manager = await stage.actor('manager')
    await clerk.says('BCD-215KA 压缩机 9个')
    await clerk.presses('提交申请')
    await manager.presses('批准')
  })
  afterAll(async () => {
    expect(stage.errors).toEqual([])
    await stage.close()
  })

  describe.each(Object.entries(asked))('HQ asks for figures in %s', (_, questions) => {
    test.each(questions.map(([question, ...says]) => ({ question, says })))(
      '$question',
      async ({ question, says }) => {
        const shown = hq.screen.length
        const answer = await answerTo(hq, question)
        expect(hq.screen, answer).toHaveLength(shown + 1)
        const missing = says.filter((part) =>
          typeof part === 'string' ? !answer.includes(part) : !part.test(answer),
        )
        expect(missing, answer).toEqual([])
      },
    )
  })

  test('a manager is told of the own region, and kindly that there is no more', async () => {
    expect(await answerTo(manager, '本月满足率')).toMatch(
      /^满足率：杭州中心辖区，.*\n.*\n满足率 \| 50%/,
    )
    expect(await answerTo(manager, '台州中心库存金额')).not.toContain('成都')
    expect(await answerTo(manager, '成都中心本月满足率')).toBe(
      '你可以查看杭州中心辖区的数据，其他地方请联系总部。',
    )
  })

  test.each([
    ['巴黎本月满足率', /^“巴黎”没法单独统计，以下是全网的数据。\n满足率：全网/],
    ['浙江和巴黎的满足率', /^“巴黎”没法单独统计，以下是浙江的数据。\n满足率：浙江/],
    ['台灣本月達交率', /^「台灣」沒辦法單獨統計，以下是所有據點的數據。\n達交率：/],
    [
      'fill rate in paris this month',
      /^I cannot narrow this to "paris"; the figures cover the whole network\.\n/,
    ],
    ['压缩机的破损率', /^“压缩机”没法单独统计，以下是全网的数据。\n/],
    ['顺丰的满足率', /^“顺丰”没法单独统计/],
    ['本月顺丰准时率', /^准时率：顺丰，全网，.*[\s\S]*100%（2\/2） \| –\n按物流商\n.*\n顺丰 \|/],
    ['本月京東準時率', /^準時率：京東物流，所有據點，.*\n.*\n準時率 \| – \| –/],
    [
      'JD and SF damage rate this month',
      /^Damaged on arrival: SF Express and JD Logistics, .*[\s\S]*50% \(1 of 2\)/,
    ],
    ['DHL on time rate', /^Nothing is sent with DHL\. Our carriers are SF Express, [^\n]*$/],
    ['中通破损率', /^没有包裹是用中通发的，我们的物流商是顺丰、[^\n]*$/],
  ] as const)(
    '"%s" is answered as asked, or told what is not known and what the answer covers',
    async (question, says) => {
      expect(await answerTo(hq, question)).toMatch(says)
    },
  )

  test('everybody else is kindly refused', async () => {
    const keeper = await stage.actor('keeper')
    for (const [who, question, says] of [
      [clerk, '本月满足率', '统计数据只提供给总部和服务中心主管，请向你的主管了解。'],
      [
        keeper,
        'fill rate last month',
        'I give figures to HQ and to the managers of service centres. Please ask your manager for them.',
      ],
      [clerk, '本月達交率多少', '統計數據只提供給總公司和服務中心主管，請向你的主管了解。'],
    ] as const)
      expect(await answerTo(who, question)).toBe(says)
  })

  test('who asks for the whole report sees it being read, then the report in the same message', async () => {
    const shown = hq.screen.length
    const seen: string[] = []
    const watching = setInterval(() => seen.push(hq.last().text ?? ''), 1)
    await hq.says('report this month')
    clearInterval(watching)
    expect(seen).toContainEqual(expect.stringMatching(/^Reading the figures: ▱{10} 0 of 9$/))
    expect(hq.screen).toHaveLength(shown + 1)
    const report = messageText(hq.last())
    for (const line of [
      'Report: the whole network, 1 – 25 Nov 2026',
      'Requests | 2 | 0',
      'From request to receipt | 2.1 days | –',
      'Compressor QD83H 220V | 006A1100487 | 50% (1 of 2) | 0',
      'BCD-215KA | 2 | 10 | 0',
    ])
      expect(report).toContain(line)
  })

  test('on the first workday at eight, HQ and the manager get the report of the month, once, in their language', async () => {
    const reports = (who: Actor, title: RegExp) =>
      who.screen.filter(({ message }) => title.test(message.card?.title ?? ''))
    // Until seven o'clock of 1 December, a Tuesday.
    await stage.passes((Date.UTC(2026, 10, 30, 23) - stage.now()) / 3_600_000)
    expect(reports(hq, /^Report: the whole network, November 2026$/)).toEqual([])
    await Promise.all([stage.passes(1), stage.settle()])
    await stage.passes(24)
    expect(reports(hq, /^Report: the whole network, November 2026$/)).toHaveLength(1)
    const [mine, ...others] = reports(manager, /^报告：杭州中心辖区，2026年11月$/)
    expect(others).toEqual([])
    expect(mine && messageText(mine.message)).toContain('申请数 | 2 | 0')
    expect(reports(clerk, /报告/)).toEqual([])
  })
})
