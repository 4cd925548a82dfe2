import { describe, expect, it } from 'vitest'
import { understand } from '../../../../bot/conversation/understand/understand.ts'
import type { Intent } from '../../../../bot/conversation/understand/understood.ts'
import { buildVocabulary } from '../../../../bot/conversation/understand/vocabulary.ts'
import { smallCatalogue, smallSites } from '../../../support/small-catalogue.ts'

const vocabulary = buildVocabulary(smallCatalogue(), smallSites)
const read = (text: string, hasDraft = false) => understand(text, { vocabulary, hasDraft })

/** Sentences of an intent, one in each piece. */
function means(intent: Intent, sentences: string): void {
  it.each(sentences.split('|').map((one) => one.trim()))(`${intent}: %s`, (text) => {
    expect(read(text).intent).toBe(intent)
  })
}

describe('a wish to approve', () => {
  means(
    'approve',
    '同意 | 批了 REQ-1024 | REQ-1024 准了 | REQ-1024核准 | 特别批准 REQ-1024 | REQ-1024 和 1025 都批了 | approve REQ-1024 | approved 1024 | REQ-1024 OK to ship',
  )

  it.each(
    '不批|先别批|別批 REQ-1024|唔批|不能批|没有批|还没批|不同意|不通过|批了吗|批了没|REQ-1024 批不批|能批吗|dont approve|do not approve REQ-1024|not approved|approved yet?|should I approve REQ-1024?|I never approved it|领导已经批了|经理同意了|he approved it|如果有货就批|等到货了再批|approve it only if it fits|召回的那批货|这批压缩机不错|批量申请压缩机|REQ-1024 批，REQ-1025 不批|approve REQ-1024? not yet|不是不批|好的|可以|ok|yes|收到|嗯|👍|通过快递发来|过两天再说|通过率多少'.split(
      '|',
    ),
  )('is not: %s', (text) => {
    expect(read(text).intent).not.toBe('approve')
    expect(read(text, true).intent).not.toBe('approve')
  })
})

describe('a wish to reject or to hold', () => {
  means(
    'reject',
    '不批 | 不同意，太贵了 | REQ-1024 打回，数量太多 | REQ-1024 不准，請重填 | decline 1024, over budget | I won’t approve REQ-1024 | REQ-1024 退件，請補單號',
  )
  means(
    'hold',
    '先别批 | REQ-1024 先别发 | 先不要发货，地址没定 | 等我通知再发 | REQ-1024 暫緩 | please don’t ship yet | hold REQ-1024',
  )

  it('keeps the reason as it was written', () => {
    expect(read('REQ-1024 駁回，數量太多了').reason).toBe('數量太多了')
    expect(read('reject REQ-1024: over the limit').reason).toBe('over the limit')
    expect(read('REQ-1024 驳回').reason).toBeNull()
  })

  it('does not read 别 inside other words', () => {
    expect(read('在途的分别发给谁').intent).toBe('in_transit')
  })
})

describe('goods that came', () => {
  means('acknowledge', '收到，谢谢 | 收到 | 收到了 | OK 收到 | noted, thanks | 明白，谢谢老师')
  means(
    'receive',
    '货收到了 | 東西收到了，謝謝 | REQ-1024 收到货了 | 压缩机到了，没碎 | 收到了，完好无损 | parts arrived | received 2 compressors | the compressor has arrived, no damage | REQ-1024只到了1个，还差1个',
  )
  means(
    'report_damage',
    '收到了但是碎了 | 玻璃隔板裂了一块 | REQ-1024 少发一个 | 發錯貨了，不是我要的 | 收到，但是型号不对 | the glass shelf arrived cracked | 2 of 3 thermostats damaged | 压缩机装上不转 | 漏發了遙控器',
  )
  means(
    'track_shipment',
    '还没收到货 | 货收到了吗？ | REQ-1024到哪了 | 那单发了没 | haven’t received REQ-1024 yet | where’s my order | 催一下REQ-1024 | SF1234567890123 到哪里了',
  )

  it('tells what is wrong with them, and how many', () => {
    expect(read('玻璃隔板3块碎了1块')).toMatchObject({
      damage: 'damaged',
      affected: { kind: 'exact', count: 1 },
    })
    expect(read('少发了两个温控器')).toMatchObject({ damage: 'short', affected: { count: 2 } })
    expect(read('压缩机发错了').damage).toBe('wrong-part')
    expect(read('收到了，没有破损').damage).toBeNull()
  })

  it('takes a part that broke at a customer’s for a reason to ask for one', () => {
    expect(read('客户的压缩机坏了，申请一个BCD-215KA的').intent).toBe('request_part')
  })
})

describe('the five questions of headquarters', () => {
  means(
    'check_stock',
    '0010403487 全国库存 | where is compressor for 215KA in stock | 哪个中心有215KA的压缩机 | 哪裡還有壓縮機 BCD-215KB | 边度有215KA嘅压缩机 | which centre has the drain pump for XQG70-1012',
  )
  means(
    'check_stock',
    'BCD-215KA 的配件在浙江还有多少 | parts of BCD-215KA in Hangzhou | 浙江BCD-215KA配件库存 | BCD-215KA 在寧波的配件庫存',
  )
  means(
    'in_transit',
    '在途有哪些 | what’s in transit | 路上有哪些货，分别发给谁 | 目前在途的零件有哪些 | what is on its way to Taizhou',
  )
  means(
    'waiting',
    '哪些申请还没批 | which requests are waiting | 有哪些待審核的申請 | what’s pending approval | 哪些单子卡住了，卡在谁那里',
  )
  means(
    'low_stock',
    '哪些配件快没了 | what’s low | 库存不足的有哪些 | 哪些零件低於安全庫存 | what are we running low on',
  )

  it('name the places they ask about', () => {
    expect(read('0010403487 全国库存').places).toEqual([
      { kind: 'everywhere', text: '全国', sites: [] },
    ])
    expect(read('BCD-215KA 的配件在浙江还有多少').places).toMatchObject([
      { kind: 'province', sites: ['C-HZ', 'C-NB', 'S-TAIZHOU-1'] },
    ])
    expect(read('compressors in Hangzhou and Ningbo?').places.map((one) => one.sites)).toEqual([
      ['C-HZ'],
      ['C-NB'],
    ])
    expect(read('總部有壓縮機嗎').places).toMatchObject([{ kind: 'site', sites: ['HQ'] }])
    expect(read('华东的压缩机库存').places).toMatchObject([{ kind: 'region' }])
    expect(read('杭州中心有压缩机吗').places).toMatchObject([{ kind: 'site', text: '杭州中心' }])
  })
})

describe('other wishes', () => {
  means('my_requests', '我的申请 | 批了吗 | 我的單批下來了沒 | show my requests | 为什么驳回了')
  means('cancel', 'REQ-1024不要了 | 算了，先不用了 | please cancel my last request | 撤回刚才那单')
  means('return_part', '退2个温控器 | 旧件寄回 压缩机1个 | I want to return 1 compressor')
  means('quota', '本月额度还有多少 | 額度不夠，想提額 | quota left?')
  means('kpi', '上个月的满足率 | turnover report | 哪个型号故障率最高')
  means('help', '帮助 | 怎么用 | 怎么申请配件 | what can you do | how do I cancel a request')
  means('greeting', '在吗 | hello | 老师您好 | 早上好！ | hi there')
  means('unknown', '今天天气怎么样 | 🎉🎉 | asdfgh | 别取消 | don’t cancel REQ-1024')

  it('take a part away in a draft, and cancel outside one', () => {
    expect(read('温控器不要了', true).intent).toBe('change')
    expect(read('REQ-1024 温控器不要了', true).intent).toBe('cancel')
  })

  it('are tidied of urgency: what is denied is none', () => {
    expect(read('压缩机1个，加急').urgent).toBe(true)
    expect(read('压缩机1个，不急').urgent).toBe(false)
    expect(read('2 compressors, no rush').urgent).toBe(false)
    expect(read('客户在等').urgent).toBe(true)
  })
})

describe('the language of a message', () => {
  it.each([
    ['申请压缩机', 'zh-Hans'],
    ['申請壓縮機', 'zh-Hant'],
    ['need a compressor', 'en'],
    ['有冇貨', 'zh-Hant'],
    ['帮我request 2pcs SP-001 urgent', 'zh-Hans'],
    ['0010403487', null],
    ['😀', null],
    ['', null],
  ])('of %s is %s', (text, locale) => {
    expect(read(text).locale).toBe(locale)
  })

  it('is the reader’s own script when no character tells', () => {
    expect(understand('同意', { vocabulary, hasDraft: false, usual: 'zh-Hant' }).locale).toBe(
      'zh-Hant',
    )
    expect(understand('同意', { vocabulary, hasDraft: false, usual: 'en' }).locale).toBe('zh-Hans')
  })
})
