import { consolePage as consoleIdentity } from '../../db/sample/cast.ts'
import type { Database } from '../../db/store.ts'
import type { LocalText } from '../../domain/locale.ts'
import type { Network } from '../../domain/network/network.ts'
import type { Persona } from './persona.ts'

type Seat = {
  readonly user: string
  readonly role: LocalText
  readonly starters: readonly LocalText[]
}

/** The four seats of the page: who asks, who approves, who ships, who looks over everything. */
const seats: readonly Seat[] = [
  {
    user: 'clerk',
    role: { 'zh-Hans': '服务站配件员', 'zh-Hant': '服務站零件管理員', en: 'Station clerk' },
    starters: [
      {
        'zh-Hans': '申请BCD-215A压缩机1个 工单WO20261123001 急',
        'zh-Hant': '申請BCD-215A壓縮機1個 工單WO20261123001 急件',
        en: '1 compressor for BCD-215A, WO20261123001, urgent',
      },
      {
        'zh-Hans': 'BCD-215KA 温控器2个 门封条1根',
        'zh-Hant': 'BCD-215KA 溫控器2個 門封條1條',
        en: '2 thermostats and 1 door gasket for BCD-215KA',
      },
      {
        'zh-Hans': 'KFR-35GW/BP 主板 1块',
        'zh-Hant': 'KFR-35GW/BP 主機板 1片',
        en: '1 control board for KFR-35GW/BP',
      },
      { 'zh-Hans': '我的申请到哪了', 'zh-Hant': '我的申請到哪了', en: 'where is my request?' },
    ],
  },
  {
    user: 'manager',
    role: { 'zh-Hans': '服务中心主管', 'zh-Hant': '服務中心主管', en: 'Centre manager' },
    starters: [
      {
        'zh-Hans': '有哪些待我审批',
        'zh-Hant': '有哪些待我簽核',
        en: 'what is waiting for my approval?',
      },
      { 'zh-Hans': '哪些配件快没了', 'zh-Hant': '哪些零件快沒了', en: 'what is low?' },
    ],
  },
  {
    user: 'keeper',
    role: { 'zh-Hans': '总部仓库', 'zh-Hant': '總公司倉庫', en: 'Warehouse keeper' },
    starters: [
      { 'zh-Hans': '在途有哪些', 'zh-Hant': '在途有哪些', en: "what's in transit?" },
      { 'zh-Hans': '帮助', 'zh-Hant': '說明', en: 'help' },
    ],
  },
  {
    user: 'hq',
    role: { 'zh-Hans': '总部配件经理', 'zh-Hant': '總公司零件經理', en: 'HQ parts manager' },
    starters: [
      {
        'zh-Hans': 'BCD-215KA 压缩机全国库存',
        'zh-Hant': 'BCD-215KA 壓縮機全國庫存',
        en: 'stock of the compressor for BCD-215KA everywhere',
      },
      {
        'zh-Hans': 'BCD-215KA 的配件在浙江还有多少',
        'zh-Hant': 'BCD-215KA 的零件在浙江還有多少',
        en: 'stock of BCD-215KA parts in Zhejiang',
      },
      { 'zh-Hans': '在途有哪些', 'zh-Hant': '在途有哪些', en: "what's in transit?" },
      {
        'zh-Hans': '哪些申请还没批',
        'zh-Hant': '哪些申請還沒批',
        en: 'which requests are waiting?',
      },
      { 'zh-Hans': '哪些配件快没了', 'zh-Hant': '哪些零件快沒了', en: 'what is low?' },
    ],
  },
]

/** The seats with the people the database has for them. A seat nobody is registered for is left out. */
export async function loadPersonas(
  database: Database,
  network: Network,
): Promise<readonly Persona[]> {
  const { platform, tenant } = consoleIdentity
  const found = await Promise.all(
    seats.map(async ({ user, role, starters }): Promise<readonly Persona[]> => {
      const person = await database.reads.personByIdentity(platform, tenant, user)
      if (!person) return []
      const place = network.site(person.site).name
      return [{ user, name: person.name, role, place, starters }]
    }),
  )
  return found.flat()
}
