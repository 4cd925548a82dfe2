import type { Card } from '../../conversation/card.ts'
import { decodeAddress } from './address.ts'
import type { Directs } from './directs.ts'
import { slackError } from './errors.ts'
import { renderHome } from './home.ts'
import { inertMarkup } from './inert.ts'
import { renderModal } from './modal.ts'
import type { Eyes, Reading } from './reading.ts'
import { cut, section } from './text.ts'
import type { Workspaces } from './workspaces.ts'

/** What only one person sees: a sentence beside the conversation, a dialog, the app's home. */
export type Aside = {
  whisper(eyes: Eyes, sentence: string): Promise<void>
  /** `late`: Slack did not take the trigger any more, which lives three seconds and works once. */
  openDialog(dialog: Extract<Reading, { kind: 'dialog' }>): Promise<'opened' | 'late'>
  showHome(eyes: Eyes, card: Card): Promise<void>
}

/** Triggers that are no longer good. */
const lateErrors: readonly (string | null)[] = ['expired_trigger_id', 'exchanged_trigger_id']

/** Whispers, dialogs and homes through the Web API. Each call is made once; what Slack refuses is thrown. */
export function createAside(workspaces: Workspaces, directs: Directs): Aside {
  const clientOf = async (team: string) => {
    const workspace = await workspaces.find(team)
    if (workspace === null) throw new Error(`no token for the workspace ${team}`)
    return workspace.client
  }
  return {
    whisper: async ({ team, user, address }, sentence) => {
      const decoded = decodeAddress(address)
      if (decoded.kind === 'unreadable') throw new Error(decoded.why)
      const client = await clientOf(team)
      const { thread } = decoded.address
      await client.apiCall('chat.postEphemeral', {
        channel: await directs.channelOf(client, decoded.address),
        user,
        text: inertMarkup(cut(sentence, 2_000)),
        blocks: [section(sentence)],
        ...(thread === null ? {} : { thread_ts: thread }),
      })
    },
    openDialog: async ({ form, trigger, opener, eyes }) => {
      const client = await clientOf(eyes.team)
      try {
        await client.apiCall('views.open', { trigger_id: trigger, view: renderModal(form, opener) })
        return 'opened'
      } catch (error) {
        if (lateErrors.includes(slackError(error))) return 'late'
        throw error
      }
    },
    showHome: async ({ team, user }, card) => {
      const client = await clientOf(team)
      await client.apiCall('views.publish', { user_id: user, view: renderHome(card) })
    },
  }
}
