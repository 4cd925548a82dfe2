/** What Partline says in answer to a message. */
export const answer = {
  greeting: (name: string) =>
    `Hello ${name}! I find spare parts, hold them for you and follow them until they are in your hands.`,
  unknownPerson:
    'I do not know you yet. Please ask your service centre to add you to Partline, then write to me again.',
  nothingSaid: 'Your message was empty. Tell me what you need, for example:',
  notUnderstood: 'I did not understand that. What I would understand, for example:',
  partlyUnderstood: (pieces: string) => `I could not make out: ${pieces}`,
  tooLong: (limit: number) =>
    `That is longer than I can read at once (${limit} characters). Please send it in several messages.`,
  tooManyLines: (limit: number) =>
    `That is more than ${limit} parts at once. Please send them in several requests.`,
  examples: (model: string, part: string) => [
    `2 ${part}s for ${model}, urgent`,
    `where is my request?`,
    `is ${part} for ${model} in stock?`,
  ],
  help: 'This is what I can do. Write it in your own words, in Chinese or English.',
  helpAsk: 'Ask for parts',
  helpAskExample: (model: string, part: string) => `1 ${part} for ${model}`,
  helpStock: 'Look for stock',
  helpStockExample: (model: string, part: string) => `is the ${part} for ${model} in stock?`,
  helpTrack: 'Follow a request',
  helpTrackExample: 'where is my request?',
  helpReceive: 'Tell me what arrived',
  helpReceiveExample: 'the part arrived broken',
  helpCancel: 'Take a request back',
  helpCancelExample: 'cancel REQ-1024',
  helpDecide: 'Approve or reject',
  helpDecideExample: 'which requests are waiting for me?',
  helpChange: 'Change the draft',
  helpChangeExample: 'make line 1 3',
  helpUndo: 'Take the last step back',
  helpUndoExample: 'undo',
  helpHq: 'Look over the whole network',
  helpHqExample: 'what is low?',
  helpFigures: 'See how we are doing',
  helpFiguresExample: 'report this month',
  helpShip: 'Ship',
  helpShipExample: 'what do I have to ship?',
  inTransitExample: "what's in transit?",
  acknowledged: 'You are welcome.',
  // the draft
  askModel: (part: string) =>
    `Which model is the ${part} for? Please write the full code from the rating plate, for example BCD-215KA.`,
  askModelOfCode: (code: string, name: string) => `${code} is ${name}. Which model is it for?`,
  modelUnknown: (typed: string) =>
    `I know no model "${typed}" and nothing like it. Please check the rating plate and write the full code.`,
  modelNear: (typed: string) =>
    `There is no model "${typed}". Which of these is on the rating plate?`,
  modelPartial: (typed: string) => `"${typed}" is only part of a model code. Which one is it?`,
  modelCollides: (typed: string) => `"${typed}" can be more than one model. Which one is it?`,
  partNear: (typed: string) => `There is no part "${typed}". Did you mean one of these?`,
  partDoesNotFit: (typed: string, model: string) =>
    `${typed} exists but does not fit ${model}. Which one do you need?`,
  partNameDiffers: (typed: string, named: string, is: string) =>
    `You wrote "${named}", but ${typed} is ${is}. Which one do you need?`,
  partNameFitsBetter: (typed: string, named: string, better: string) =>
    `You wrote "${named}": ${better} fits that name better than ${typed}. Which one do you need?`,
  partSerialOutside: (typed: string, serial: string, range: string) =>
    `${typed} is for serial numbers ${range}, and yours is ${serial}. Which one do you need?`,
  askSerial: (part: string, model: string) =>
    `Which one fits ${model} (${part}) depends on the serial number. What is the number on the rating plate? If it cannot be read, choose by the range.`,
  serialUnclear: (serial: string, part: string, model: string) =>
    `"${serial}" does not tell which one fits ${model} (${part}). Please check the serial number, or choose by the range.`,
  searchFound: (text: string) => `These parts may be what "${text}" means:`,
  partSuperseded: (typed: string, by: string) => `${typed} has been superseded by ${by}.`,
  partCollides: (typed: string) => `"${typed}" can be more than one part. Which one is it?`,
  partChoose: (name: string, model: string) =>
    `${model} has several parts of this kind: ${name}. Which one do you need?`,
  partConfirm: (name: string, model: string) => `Is this the ${name} of ${model} you need?`,
  partUnknown: (typed: string, model: string) =>
    `${model} has no part "${typed}", and nothing near it.`,
  partUnknownNoModel: (typed: string) => `I know no part "${typed}" and nothing like it.`,
  modelHas: (model: string, names: string) => `${model} has: ${names}.`,
  askWhatPart: (model: string) =>
    `What do you need for ${model}? A part name or its code is enough.`,
  quantityMissing: (part: string) => `How many do you need of ${part}, from 1 to 999?`,
  quantityImpossible: (text: string, part: string) =>
    `"${text}" is not a quantity I can order. How many do you need of ${part}, from 1 to 999?`,
  notMyStation:
    'Parts are requested by the staff of a service station, and you are not registered at one.',
  draftDiscarded: 'Discarded. Nothing was requested.',
  lineNotFound: (no: number) => `Your draft has no line ${no}.`,
  whichLine: 'I am not sure which line you mean. Please name the part or the number of its line.',
  draftExpired: (content: string) =>
    `Your draft expired after a day without a change; nothing was requested. It held: ${content}`,
  bringBack: 'Take it up again',
  draftSetAside: 'The draft you had begun is kept: say "undo" to go back to it.',
  pressToSubmit: 'Nothing is requested by a word. Please press the button on the card.',
  draftWaits: 'Nothing is requested until you press the button. Your draft waits here for a day.',
  nothingDecided: 'Nothing is decided. The request waits until you approve or reject it.',
  notMineToDecide:
    'I never decide, and neither do you on your own request. It goes to the manager of your service centre.',
  notYesterday: 'I cannot deliver in the past; the card shows the earliest date there is.',
  notEverything: 'I cannot send everything there is. Tell me the part and the model, for example:',
  nothingToRepeat: 'I know no earlier request of yours. Tell me the part and the model.',
  asIn: (id: string) => `The same as in ${id}:`,
  askForOne: 'Ask for one',
  nothingToUndo: 'There is no step to take back.',
  changeNeedsDraft:
    'There is no draft to change. A submitted request can be cancelled and asked for again.',
  planChanged: 'Stock has moved since I showed you this. Please look at it again and confirm.',
  draftStale: 'This card is from an earlier draft. The current one is below.',
  draftGone: 'This draft was already submitted or discarded.',
  // requests
  submitted: (id: string) => `${id} is submitted.`,
  noRequest: (id: string) => `I know no request ${id}. Your requests look like REQ-1024.`,
  noOpenRequests: 'You have no open requests.',
  whichRequest: 'Which request do you mean?',
  nothingOnTheWay: 'Nothing is on its way to you.',
  nothingToCancel: 'You have no request that could be cancelled.',
  nothingToDecide: 'No request is waiting for your decision.',
  pressToDecide: 'Here it is; press to decide.',
  pressToReceive: 'Please say on the card what arrived.',
  yourOpenRequests: 'Your open requests',
  quotaOf: (station: string, month: string) => `Quota of ${station}, ${month}`,
  quotaGranted: 'Granted',
  quotaUsed: 'Used',
  quotaHeld: 'Held for open requests',
  quotaLeft: 'Left',
  notYet: 'I cannot do that by message yet. Your service centre can help.',
  holdNotYet: 'I cannot pause a shipment. You can cancel what has not been shipped:',
  notSaved:
    'Something went wrong here. If you hear nothing from me within a minute, please send it again.',
  // news
  newsReminder: (id: string) => `${id} is still waiting for your decision.`,
  newsApprovalWanted: (id: string) => `${id} needs your decision.`,
  newsEscalated: (id: string) => `${id} was escalated to HQ; you may decide as well.`,
  newsApproved: (id: string) => `${id} is approved. The stock is held and will be shipped.`,
  newsRejected: (id: string, reason: string) => `${id} was rejected: ${reason}`,
  newsCancelled: (id: string) => `${id} was cancelled. Please do not ship it.`,
  newsDelivered: (id: string) =>
    `${id} has been delivered, says the carrier. Please open the parcel and tell me what arrived.`,
  newsReplacement: (id: string) => `Replacement ${id} is requested and its stock is held.`,
  newsToShip: (id: string) => `${id} is ready to ship.`,
  newsHoldExpired: (id: string) =>
    `Nobody decided on ${id} in time; its stock went back on the shelf.`,
  newsStockFound: (id: string) => `Stock has arrived for ${id}.`,
  newsContradictions: (count: number, first: string) =>
    `The nightly check found ${count === 1 ? 'a contradiction' : `${count} contradictions`} in Partline's records. The first is:\n${first}\nPlease run "npm run verify" and look into it.`,
  // questions about the network
  stockTitle: (part: string) => `Stock: ${part}`,
  stockNone: (part: string) => `There is no ${part} in stock anywhere.`,
  stockNoneAt: (part: string, place: string) => `There is no ${part} in stock in ${place}.`,
  placeUnknown: (place: string) =>
    `The company has no site in ${place}. Name a centre, a station or a province, or ask without a place.`,
  siteNear: (typed: string) => `There is no site "${typed}". Did you mean one of these?`,
  siteAside: (typed: string, near: string) =>
    `There is no site "${typed}", so I left it aside. Near to it are ${near}.`,
  siteUnknown: (typed: string) =>
    `There is no site "${typed}", and none with a code like it. You can write the name of the place as well.`,
  stockWhat:
    'Which part do you mean? A code, or a name and a model, for example "compressor BCD-215KA".',
  modelStockTitle: (model: string, place: string) => `Parts of ${model} in ${place}`,
  everywhere: 'the whole network',
  inTransitTitle: 'In transit',
  inTransitNone: 'Nothing is in transit.',
  toShipTitle: 'To be shipped',
  nothingToShip: 'Nothing is waiting to be shipped.',
  waitingTitle: 'Requests that wait',
  waitingNone: 'No request is waiting.',
  lowTitle: 'Below the minimum',
  lowNone: 'Nothing is below its minimum.',
  // columns
  colSite: 'Where',
  colAvailable: 'Available',
  colPart: 'Part',
  colCode: 'Code',
  colRequest: 'Request',
  colTo: 'To',
  colFrom: 'From',
  colStage: 'Stage',
  colDue: 'Expected',
  colWaitsFor: 'Waits for',
  colSince: 'Since',
  colMinimum: 'Minimum',
  colStation: 'Station',
  waitsForApproval: (who: string, site: string) => `decision: ${who} (${site})`,
  waitsForShipping: (site: string) => `shipping: ${site}`,
  waitsForStock: 'stock',
}
