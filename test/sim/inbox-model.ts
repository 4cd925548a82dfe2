/** One inbound event as the inbox must have it. `leased`: somebody holds it and keeps it. */
export type InboxModelRow = {
  state: 'recorded' | 'finished' | 'ignored'
  leased: boolean
  /** The newest token that was handed out and not given back, and all earlier ones. */
  token: string | null
  readonly oldTokens: string[]
}

export type InboxModel = Map<string, InboxModelRow>

export function createInboxModel(): InboxModel {
  return new Map()
}

/** A change under this key was committed: the event is handled, even where somebody had set it aside. */
export function markHandled(inbox: InboxModel, key: string): void {
  const row = inbox.get(key)
  if (!row) return
  row.state = 'finished'
  row.leased = false
}
