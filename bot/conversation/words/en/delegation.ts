/** Who decides for whom: handing one request over, and being away. */
export const delegation = {
  delegate: 'Delegate',
  toWhom: 'Who decides instead?',
  note: 'Note (optional)',
  noteHint: 'What should they know?',
  handOver: 'Hand over',
  takeBack: 'Take back',
  handedToYou: (giver: string) => `${giver} has handed this decision over to you.`,
  youHanded: (delegate: string) => `You have handed this decision over to ${delegate}.`,
  handed: (giver: string, delegate: string) =>
    `${giver} has handed this decision over to ${delegate}.`,
  noted: (text: string) => `Note: ${text}`,
  youStandIn: (giver: string, until: string) =>
    `You decide for ${giver}, who is away until the end of ${until}.`,
  standsInForYou: (delegate: string, until: string) =>
    `${delegate} decides for you until the end of ${until}; you still may.`,
  standsIn: (giver: string, delegate: string, until: string) =>
    `${delegate} decides for ${giver}, who is away until the end of ${until}.`,
  signedFor: (by: string, giver: string) => `${by} for ${giver}`,
  // being away
  awayTitle: 'Who decides while you are away',
  delegateLabel: 'Decides for you',
  first: 'First day',
  last: 'Last day',
  pressToConfirm: 'Nothing changes until you press the button.',
  whatHappens:
    'Requests that wait for you, and new ones, go to them as well. You may still decide, and come back at any time.',
  askDetails: 'Please say who decides for you, and for how long.',
  severalNamed: (typed: string) => `Several people could be "${typed}". Please choose.`,
  nobodyNamed: (typed: string) =>
    `I know nobody called "${typed}" who may decide for you and whom I can reach. Please choose.`,
  nobodyThere:
    'Nobody who may decide for you has a conversation with me yet. Ask them to write to me first.',
  confirmAway: 'Let them decide',
  changeAway: 'Change',
  set: 'Let somebody decide for me',
  told: (delegate: string, first: string, last: string) =>
    `${delegate} decides for you from ${first} until the end of ${last}.`,
  endAway: (delegate: string) => `${delegate} no longer decides for me`,
  ended: (delegate: string) => `${delegate} no longer decides for you.`,
  listTitle: 'Who decides for whom',
  nobodyDecides: 'Nobody decides for you.',
  alsoYou: (giver: string, first: string, last: string) =>
    `You decide for ${giver} from ${first} until the end of ${last}.`,
  notYours: 'Only whoever is away can set who decides for them.',
  newsHandedOver: (id: string) => `${id} has been handed over to you: please decide.`,
  newsTold: (giver: string, first: string, last: string) =>
    `${giver} is away from ${first} until the end of ${last}, and you decide for them. What waits comes to you here.`,
  newsOver: (giver: string) => `You no longer decide for ${giver}. Thank you!`,
  newsBack: (delegate: string) =>
    `Welcome back! ${delegate} no longer decides for you; what waits is yours again.`,
  help: 'Let somebody decide for you',
  helpExample: 'I am away next week',
  // refusals
  handedOver: (delegate: string) =>
    `You have handed this over to ${delegate}. Take it back first if you want to decide yourself.`,
  over: (giver: string) =>
    `You no longer decide this for ${giver}: it was taken back, or the time is over.`,
  giverBarred: (giver: string) =>
    `${giver} could not decide this in person, so nobody can for them. Somebody else has to.`,
  barred: {
    themselves: (delegate: string) => `${delegate} is yourself. Please choose somebody else.`,
    requester: (delegate: string) =>
      `${delegate} has made this request, and nobody decides on their own.`,
    'decided-before': (delegate: string) =>
      `${delegate} has decided the first step; somebody else has to take this one.`,
    'no-right': (delegate: string) => `${delegate} may not decide in your place.`,
    away: (delegate: string) => `${delegate} is away as well. Please choose somebody who is there.`,
  },
  standsInAlready: (giver: string) =>
    `You decide for ${giver}, and what was lent is not lent on. ${giver} has to choose somebody else first.`,
  awayAlready: (delegate: string, until: string) =>
    `${delegate} decides for you already, until the end of ${until}. End that first.`,
  badPeriod: 'The last day comes before the first, is over, or is more than three months away.',
  nothingDelegated: 'There is nothing to take back: it has ended already.',
}
