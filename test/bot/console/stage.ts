import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import type { Channel } from '../../../bot/channels/channel.ts'
import { createPacer } from '../../../bot/channels/pacer.ts'
import { createTeamsReceiver } from '../../../bot/channels/teams/receiver.ts'
import { createTeamsChannel } from '../../../bot/channels/teams/send.ts'
import { botLink } from '../../../bot/console/bot-link.ts'
import { createConsole } from '../../../bot/console/console.ts'
import type { Weather } from '../../../bot/console/fault.ts'
import type { Journal } from '../../../bot/console/history.ts'
import type { Persona } from '../../../bot/console/persona.ts'
import type { Incoming, Intake } from '../../../bot/conversation/incoming.ts'
import { createHttpServer } from '../../../bot/http/server.ts'
import type { LocalText } from '../../../domain/locale.ts'

/** Eight in the morning of 23 November 2026, company time. */
export const morning = Date.UTC(2026, 10, 23, 0, 0)

const text = (hans: string, hant: string, en: string): LocalText => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
})

const personas: readonly Persona[] = [
  {
    user: 'clerk',
    name: text('林晓梅', '林曉梅', 'Lin Xiaomei'),
    role: text('服务站备件员', '服務站零件員', 'Station clerk'),
    place: text('泰州万家电器服务站', '泰州萬家電器服務站', 'Taizhou Wanjia Service Station'),
    starters: [
      text(
        'BCD-215KB 右导轨 2 个，编码 DZ-215K-R07',
        'BCD-215KB 右滑軌 2 個，料號 DZ-215K-R07',
        '2 right drawer rails DZ-215K-R07 for BCD-215KB',
      ),
      text('REQ-1001 到哪了', 'REQ-1001 到哪裡了', 'where is REQ-1001'),
      text('我能做什么', '我可以做什麼', 'help'),
    ],
  },
  {
    user: 'manager',
    name: text('周海峰', '周海峰', 'Zhou Haifeng'),
    role: text('分中心经理', '分中心經理', 'Centre manager'),
    place: text('杭州分中心', '杭州分中心', 'Hangzhou centre'),
    starters: [text('哪些申请等我审批', '哪些申請等我簽核', 'what waits for my approval')],
  },
  {
    user: 'keeper',
    name: text('陈立', '陳立', 'Chen Li'),
    role: text('仓库管理员', '倉管', 'Warehouse keeper'),
    place: text('总部仓库', '總部倉庫', 'HQ warehouse'),
    starters: [text('今天要发什么', '今天要出什麼貨', 'what must ship today')],
  },
  {
    user: 'hq',
    name: text('王敏', '王敏', 'Wang Min'),
    role: text('总部经理', '總部經理', 'HQ manager'),
    place: text('总部', '總部', 'Headquarters'),
    starters: [
      text('DZ-215KB-R07 各地库存', 'DZ-215KB-R07 各地庫存', 'stock of DZ-215KB-R07 everywhere'),
    ],
  },
]

export function memoryJournal(lines: string[] = []): Journal & { readonly lines: string[] } {
  return { lines, append: (line) => void lines.push(line), read: () => [...lines] }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

export type Stage = {
  readonly url: string
  readonly secret: string
  readonly serviceUrl: string
  readonly channel: Channel
  readonly incoming: Incoming[]
  /** Ids of what the intake or the test posted. */
  readonly posted: string[]
  readonly logged: string[]
  close(): Promise<void>
}

/** The real server, console, receiver and channel around an intake of the test's own. */
export async function openStage(parts: {
  readonly intake: (incoming: Incoming, channel: Channel) => ReturnType<Intake>
  readonly journal?: Journal
  readonly weather?: Weather
  /** Principal names of personas, by user. */
  readonly emails?: Readonly<Record<string, string>>
  /** A free one when omitted. */
  readonly port?: number
}): Promise<Stage> {
  const port = parts.port ?? (await freePort())
  const secret = randomUUID()
  const link = botLink(port, secret)
  const clock = { at: morning }
  const now = () => clock.at
  const logged: string[] = []
  const log = {
    info: (sentence: string) => void logged.push(sentence),
    error: (sentence: string, cause?: unknown) =>
      void logged.push(cause instanceof Error ? `${sentence}: ${cause.message}` : sentence),
  }
  const incoming: Incoming[] = []
  const posted: string[] = []
  const teams = createTeamsChannel({
    app: null,
    console: link,
    pacer: createPacer({ perSecond: 1_000, burst: 1_000, now: () => Date.now() }),
  })
  const channel: Channel = {
    ...teams,
    post: async (address, message) => {
      const id = await teams.post(address, message)
      posted.push(id)
      return id
    },
  }
  const receiver = createTeamsReceiver({
    app: null,
    console: link,
    tenants: [],
    channel: teams,
    intake: (each) => {
      incoming.push(each)
      return parts.intake(each, channel)
    },
    now,
    refresh: async () => null,
    search: async () => [],
    sorry: () => ({ text: 'not saved, please try again' }),
    unreadable: () => ({ text: 'this button cannot be read any more' }),
    log,
  })
  const console = createConsole({
    pictures: () => ['https://parts.example'],
    personas: personas.map((each) => {
      const email = parts.emails?.[each.user]
      return email === undefined ? each : { ...each, email }
    }),
    locale: 'zh-Hans',
    link,
    now,
    advance: async (hours) => {
      clock.at += hours * 3_600_000
      return clock.at
    },
    journal: parts.journal ?? memoryJournal(),
    ...(parts.weather === undefined ? {} : { weather: parts.weather }),
    newId: randomUUID,
    log,
  })
  const server = createHttpServer({
    routes: [...console.routes, { method: 'POST', path: '/api/messages', handle: receiver }],
    log,
  })
  await server.listen(port, '127.0.0.1')
  await console.start()
  return {
    url: `http://127.0.0.1:${port}`,
    secret,
    serviceUrl: link.serviceUrl,
    channel,
    incoming,
    posted,
    logged,
    close: async () => {
      console.close()
      await server.close()
    },
  }
}
