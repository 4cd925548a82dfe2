import { expect, test } from 'vitest'
import { renderCard as renderSlack } from '../../../bot/channels/slack/render.ts'
import { renderCard as renderTeams } from '../../../bot/channels/teams/render.ts'
import type { Card } from '../../../bot/conversation/card.ts'
import { homeCard } from '../../../bot/conversation/home.ts'
import { openMemory } from '../../../db/memory.ts'
import { sampleCompany } from '../../../db/sample/company.ts'
import { type Locale, locales } from '../../../domain/locale.ts'
import { morning } from '../../flow/founding-story.ts'
import { wrongBlocks } from '../../support/fake-slack-blocks.ts'
import { type Actor, openStage } from '../../support/stage.ts'
import { goldenText } from './golden-text.ts'

const company = sampleCompany()

type Lines = { readonly [Line in 'doubtful' | 'dear' | 'help' | 'low' | 'report']: string }

const lines: Readonly<Record<Locale, Lines>> = {
  'zh-Hans': {
    doubtful: '申请BCD-215A压缩机1个 工单WO20261123001 急',
    dear: 'KFR-35GW/BP 主板 1块 工单WO20261123002',
    help: '帮助',
    low: '哪些配件快没了',
    report: '本月报表',
  },
  'zh-Hant': {
    doubtful: '申請BCD-215A壓縮機1個 工單WO20261123001 急件',
    dear: 'KFR-35GW/BP 主機板 1片 工單WO20261123002',
    help: '說明',
    low: '哪些零件快沒了',
    report: '本月報表',
  },
  en: {
    doubtful: '1 compressor for BCD-215A, WO20261123001, urgent',
    dear: '1 control board for KFR-35GW/BP, WO20261123002',
    help: 'help',
    low: 'what is low?',
    report: 'report this month',
  },
}

const cardOn = (actor: Actor): Card => {
  const { card } = actor.last()
  if (!card) throw new Error(`the newest message is no card: ${actor.text()}`)
  return card
}

/** Presses the first button of this verb on a card, and gives the card that takes its place. */
async function press(actor: Actor, card: Card, verb: string): Promise<Card> {
  const buttons = card.actions.flatMap((action) => {
    if (action.kind === 'say') return []
    return action.kind === 'button' ? [action.press] : [action.send.press]
  })
  const found = buttons.find((each) => each.verb === verb)
  if (!found) throw new Error(`no button does "${verb}" on "${card.title}"`)
  const answer = await actor.sends(found)
  if (!answer?.card) throw new Error(`"${verb}" was not answered with a card`)
  return answer.card
}

/** Every card of ours, as it is shown in one language in the course of two requests. */
async function cardsIn(locale: Locale): Promise<Readonly<Record<string, Card>>> {
  const say = lines[locale]
  const stage = await openStage(openMemory(company), morning)
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
  const approved = await press(manager, approver, 'approve')
  await hq.says(say.low)
  const low = cardOn(hq)
  await hq.says(say.report)
  const report = cardOn(hq)
  const speaker = { platform: 'teams', tenant: 'console', user: 'clerk' }
  const home = await homeCard(stage.core.desk, speaker)
  if (!home) throw new Error('the clerk is known')
  await stage.close()
  return { help, question, confirmation, requester, ship, approver, approved, low, report, home }
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
