import { expect, test } from 'vitest'
import { renderCard as renderSlack } from '../../../bot/channels/slack/render.ts'
import { renderCard as renderTeams } from '../../../bot/channels/teams/render.ts'
import type { Card } from '../../../bot/conversation/card.ts'
import { homeCard } from '../../../bot/conversation/home.ts'
import { wordsFor } from '../../../bot/conversation/words/words.ts'
import { openMemory } from '../../../db/memory.ts'
import type { Database } from '../../../db/store.ts'
import { type Locale, locales } from '../../../domain/locale.ts'
import { morning } from '../../flow/founding-story.ts'
import { wrongBlocks } from '../../support/fake-slack-blocks.ts'
import { sampleRows } from '../../support/sample-rows.ts'
import { type Actor, openStage, type Stage } from '../../support/stage.ts'
import { goldenText } from './golden-text.ts'

const company = sampleRows

type Lines = {
  readonly [Line in 'doubtful' | 'dear' | 'help' | 'low' | 'away' | 'who' | 'report']: string
}

const lines: Readonly<Record<Locale, Lines>> = {
  'zh-Hans': {
    doubtful: '申请BCD-215A压缩机1个 工单WO20261123001 急',
    dear: 'KFR-35GW/BP 主板 1块 工单WO20261123002',
    help: '帮助',
    low: '哪些配件快没了',
    away: '我下周休假，让赵磊帮批',
    who: '谁替我批',
    report: '本月报表',
  },
  'zh-Hant': {
    doubtful: '申請BCD-215A壓縮機1個 工單WO20261123001 急件',
    dear: 'KFR-35GW/BP 主機板 1片 工單WO20261123002',
    help: '說明',
    low: '哪些零件快沒了',
    away: '我下週休假，由趙磊代簽',
    who: '誰代我簽',
    report: '本月報表',
  },
  en: {
    doubtful: '1 compressor for BCD-215A, WO20261123001, urgent',
    dear: '1 control board for KFR-35GW/BP, WO20261123002',
    help: 'help',
    low: 'what is low?',
    away: "I'm away next week, let Zhao Lei decide",
    who: 'who decides for me?',
    report: 'report this month',
  },
}

const cardOn = (actor: Actor): Card => {
  const { card } = actor.last()
  if (!card) throw new Error(`the newest message is no card: ${actor.text()}`)
  return card
}

/** Presses the first button of this verb on a card, and gives the card that takes its place. */
async function press(
  actor: Actor,
  card: Card,
  verb: string,
  fields: Record<string, string> = {},
): Promise<Card> {
  const buttons = card.actions.flatMap((action) => {
    if (action.kind === 'say') return []
    return action.kind === 'button' ? [action.press] : [action.send.press]
  })
  const found = buttons.find((each) => each.verb === verb)
  if (!found) throw new Error(`no button does "${verb}" on "${card.title}"`)
  const answer = await actor.sends(found, fields)
  if (!answer?.card) throw new Error(`"${verb}" was not answered with a card`)
  return answer.card
}

/** Every card of ours, as it is shown in one language in the course of two requests. */
async function cardsIn(locale: Locale): Promise<Readonly<Record<string, Card>>> {
  const say = lines[locale]
  const stage = await openStage(await withSecret(), morning)
  const [clerk, manager, keeper, hq] = [
    await stage.actor('clerk'),
    await stage.actor('manager'),
    await stage.actor('keeper'),
    await stage.actor('hq'),
  ]
  for (const actor of [manager, keeper, clerk]) await actor.says(say.help)
  const help = cardOn(clerk)
  await clerk.says(say.doubtful)
  const question = cardOn(clerk)
  const confirmation = await press(clerk, question, 'pick-model')
  const requester = await press(clerk, confirmation, 'submit')
  const ship = cardOn(keeper)
  await clerk.says(say.dear)
  await press(clerk, cardOn(clerk), 'submit')
  const approver = cardOn(manager)
  await hq.says(say.help)
  const chosen = { delegate: 'p-zhao-lei', note: 'WO20261123002' }
  const handed = await press(manager, approver, 'hand-over', chosen)
  const delegate = cardOn(hq)
  const back = await press(manager, handed, 'take-back')
  const approved = await press(manager, back, 'approve')
  await manager.says(say.away)
  const away = cardOn(manager)
  const absences = await press(manager, away, 'go-away')
  await hq.says(say.who)
  const standsIn = cardOn(hq)
  await hq.says(say.low)
  const low = cardOn(hq)
  await hq.says(say.report)
  const report = cardOn(hq)
  const speaker = { platform: 'teams', tenant: 'console', user: 'clerk' }
  const home = await homeCard(stage.core.desk, speaker)
  if (!home) throw new Error('the clerk is known')
  const claim = await claimed(clerk, keeper, locale, stage)
  await stage.close()
  return {
    help,
    question,
    confirmation,
    requester,
    ship,
    approver,
    handed,
    delegate,
    approved,
    away,
    absences,
    'stands-in': standsIn,
    low,
    report,
    home,
    ...claim,
  }
}

/** The second request arrives broken and is shown on photos: its card as the station and as the warehouse see it. */
async function claimed(clerk: Actor, keeper: Actor, locale: Locale, stage: Stage) {
  const { card } = wordsFor(locale)
  await keeper.presses(card.shipSend, { tracking: 'SF1000000000001' })
  await stage.passes(30)
  const delivered = clerk.card('REQ-1002')
  await clerk.presses(card.complainSend, { note: 'x' }, ['phone.jpg', 'screen.png'])
  return { delivered, claim: clerk.card('REQ-1002'), claimed: keeper.card('REQ-1002') }
}

/** Links are signed; the same secret makes them the same in every run. */
async function withSecret(): Promise<Database> {
  const database = openMemory(company)
  await database.store.commit({
    key: 'photo-secret',
    at: morning,
    expect: [],
    put: { settings: [{ name: 'photo-secret', value: 'a-secret-of-tests-that-is-long-enough' }] },
    transfers: [],
    events: [],
    tasks: [],
    reply: null,
  })
  return database
}

test.each(locales)('every card on both platforms in %s', async (locale) => {
  const cards = await cardsIn(locale)
  for (const [name, card] of Object.entries(cards)) {
    const shown = { slack: renderSlack({ card }), teams: renderTeams({ card }) }
    expect(wrongBlocks(shown.slack.blocks)).toBe(null)
    for (const [platform, rendered] of Object.entries(shown)) {
      await expect(goldenText(rendered)).toMatchFileSnapshot(
        `./golden/${name}.${platform}.${locale}.golden`,
      )
    }
  }
})
