/** What belongs to the chat platforms: dialogs and the home tab. */
export const chat = {
  pressAgain: 'That took too long, so the form did not open. Please press again.',
  homeTitle: 'Partline',
  waitingForYou: 'Waiting for you',
  nothingWaiting: 'Nothing is waiting for you.',
  quotaSpent: (spent: number) => `${spent} % of this month used`,
  editLine: (no: number) => `Change line ${no}`,
  quantity: 'Pieces',
  editSend: 'Change',
  answeredDirectly: 'I have answered in our direct message.',
  andMore: (count: string) => `and ${count} more`,
  strangerTitle: 'Somebody new wrote to me',
  strangerAsks:
    'I do not know this account. If you know who it is, tell me, and I will answer them from then on.',
  strangerAccount: 'Account',
  introduce: 'Tell me who it is',
  introduceAs: 'Full name or id of the person',
  introduceSend: 'Let them in',
  nobodyNamed: (typed: string) => `I know nobody called "${typed}".`,
  severalNamed: (typed: string) => `Several people are called "${typed}". Please give the id.`,
  linkedBefore: (account: string) => `${account} belongs to somebody else already.`,
  introduced: (account: string, name: string) => `${account} is ${name} from now on.`,
  linkedByEmail: (name: string) =>
    `Your e-mail address tells me that you are ${name}. If you are not, please tell an administrator.`,
  linkedByEmailNote: (account: string, name: string) =>
    `${account} is ${name} from now on: their e-mail address is proven, so I linked it.`,
  sentElsewhere: 'My answer did not get through where you wrote to me, so here it is.',
}
