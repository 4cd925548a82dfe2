import { afterAll, expect, test } from 'vitest'
import { provenEmail as provenBySlack } from '../../bot/channels/slack/profile.ts'
import { provenEmail as provenByTeams } from '../../bot/channels/teams/member.ts'
import { composeCore } from '../../bot/compose.ts'
import { openMemory } from '../../db/memory.ts'
import { people } from '../../db/sample/cast.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Runner } from '../../jobs/runner.ts'
import { memoryJournal, openStage } from '../bot/console/stage.ts'
import { openChatStage } from '../support/chat-stage.ts'
import { slackTeam } from '../support/fake-slack.ts'
import { sampleRows } from '../support/sample-rows.ts'
import { slackActor } from '../support/slack-actor.ts'
import { cardText } from '../support/stage.ts'
import { morning } from './founding-story.ts'

const email = 'chen.xiao@partline.example'
const clerkOnSlack = 'U0CHENXIAO'

/** The sample company, in which the accounts of the clerk and some others on this platform are nobody's yet. */
function companyWithout(platform: string, ...others: readonly PersonId[]) {
  const { identities, ...rest } = sampleRows
  const unknown = [people.clerk, ...others]
  const known = identities.filter(
    (each) => each.platform !== platform || !unknown.includes(each.person),
  )
  return { ...rest, identities: known }
}

const onSlack = (id: string, rest: object = {}) => ({
  id,
  team_id: slackTeam,
  deleted: false,
  is_bot: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_email_confirmed: true,
  profile: { email },
  ...rest,
})

const stage = await openChatStage(
  openMemory(companyWithout('slack', people.hangzhouKeeper)),
  morning,
  {},
)
const administrator = await slackActor(stage, 'U0SUNTAO01')
afterAll(() => stage.close())

test('on Slack somebody new is known by their confirmed address, served at once, and everybody is told', async () => {
  stage.slack.users.set(
    clerkOnSlack,
    onSlack(clerkOnSlack, { profile: { email: 'Chen.Xiao@Partline.Example' } }),
  )
  const clerk = await slackActor(stage, clerkOnSlack)
  await clerk.says('KFR-35GW/BP 主板 1块')
  expect(cardText(clerk.card('请核对'))).toContain('台州')
  expect(clerk.text().split('根据您的邮箱')).toHaveLength(2)
  expect(clerk.text()).not.toContain('我还不认识')
  expect(administrator.text()).toContain(`slack/${slackTeam}/${clerkOnSlack} 现在是陈晓`)
  expect(administrator.text()).not.toContain('新用户')
  expect(stage.slack.calls.filter(({ method }) => method === 'users.info')).toHaveLength(1)

  // A second account with the same address goes to the administrator, as the person has one here already.
  stage.slack.users.set('U0TWIN0001', onSlack('U0TWIN0001'))
  const twin = await slackActor(stage, 'U0TWIN0001')
  expect(twin.text()).toContain('我还不认识')
  expect(administrator.text()).toContain('新用户')
  expect(stage.errors).toEqual([])
})

test('a Slack that cannot be asked now is asked again, and one that may not be asked leaves it to people', async () => {
  const asked = administrator.text().split('新用户').length
  const address = { profile: { email: 'zhou.qin@partline.example' } }
  stage.slack.users.set('U0ZHOUQIN1', onSlack('U0ZHOUQIN1', address))
  stage.slack.onCall(({ method }) =>
    method === 'users.info' ? { kind: 'rate-limit', retryAfter: 3 } : null,
  )
  const keeper = await slackActor(stage, 'U0ZHOUQIN1')
  expect(keeper.text()).toBe('')
  stage.slack.onCall(() => null)
  await keeper.says('帮助')
  expect(keeper.text()).toContain('我已认出您是周琴')
  expect(administrator.text().split('新用户')).toHaveLength(asked)

  stage.slack.onCall(({ method }) =>
    method === 'users.info' ? { kind: 'error', error: 'missing_scope' } : null,
  )
  const stranger = await slackActor(stage, 'U0STRANGER')
  expect(stranger.text()).toContain('我还不认识')
  expect(administrator.text().split('新用户')).toHaveLength(asked + 1)
  expect(stage.errors.some((error) => error.includes('missing_scope'))).toBe(true)
})

test('on Teams somebody new is known by their principal name', async () => {
  const database = openMemory(companyWithout('teams', people.hqManager))
  const log = { info: () => {}, error: () => {} }
  const core = await composeCore({ database, realNow: () => morning, log })
  const runners: Runner[] = []
  const journal = memoryJournal()
  const stage = await openStage({
    journal,
    // The fourth persona has the address of the second, who has an account here already.
    emails: { clerk: email, hq: 'wang.jianguo@partline.example' },
    intake: (incoming, channel) => {
      if (runners.length === 0) runners.push(core.runner([channel]))
      return core.intake(incoming)
    },
  })
  await runners[0]?.drain()
  const owner = async (user: string) =>
    (await database.reads.personByIdentity('teams', 'console', user))?.id ?? null
  expect(await owner('clerk')).toBe(people.clerk)
  expect(await owner('hq')).toBe(null)
  const said = (user: string) =>
    journal.lines.filter((line) => line.includes(`"console-${user}"`)).join()
  expect(said('clerk')).toContain('根据您的邮箱')
  expect(said('hq')).toContain('我还不认识')
  expect(stage.logged.filter((line) => !line.startsWith('teams: ignored'))).toEqual([])
  await stage.close()
  await database.close()
})

const account = { tenant: slackTeam, user: 'U1' }

test.each([
  ['an address that is not confirmed', { is_email_confirmed: false }],
  ['nothing said about it', { is_email_confirmed: undefined }],
  ['another workspace', { team_id: 'T0OTHER' }],
  ['another account', { id: 'U2' }],
  ['a bot', { is_bot: true }],
  ['an app', { is_app_user: true }],
  ['somebody who has left', { deleted: true }],
  ['a guest of several channels', { is_restricted: true }],
  ['a guest of one channel', { is_ultra_restricted: true }],
  ['somebody of another company', { is_stranger: true }],
  ['no address', { profile: {} }],
])('Slack has proven nothing of %s', (_name, change) => {
  expect(provenBySlack(onSlack('U1'), account)).toBe(email)
  expect(provenBySlack({ ...onSlack('U1'), ...change }, account)).toBe(null)
})

const member = { id: '29:x', aadObjectId: 'U1', tenantId: slackTeam, userPrincipalName: email }

test.each([
  ['a guest', { userRole: 'guest' }],
  ['a guest by name', { userPrincipalName: 'chen_x.example#EXT#@partline.onmicrosoft.com' }],
  ['somebody anonymous', { userRole: 'anonymous' }],
  ['another tenant', { tenantId: 'other' }],
  ['no tenant', { tenantId: undefined }],
  ['another account', { aadObjectId: 'U2' }],
  ['an address that anybody may write', { userPrincipalName: undefined, email }],
])('Teams has proven nothing of %s', (_name, change) => {
  expect(provenByTeams(member, account)).toBe(email)
  const { aadObjectId: objectId, ...older } = member
  expect(provenByTeams({ ...older, objectId, userRole: 'user' }, account)).toBe(email)
  expect(provenByTeams({ ...member, ...change }, account)).toBe(null)
})
