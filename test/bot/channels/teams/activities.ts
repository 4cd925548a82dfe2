/** Activities as Teams sends them, shortened to their known fields. */
export const tenant = '72f988bf-0000-4000-8000-000000000001'
export const serviceUrl = 'https://smba.trafficmanager.net/apac/'

const personal = {
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:lin', name: 'Lin Xiaomei', aadObjectId: 'aad-lin' },
  recipient: { id: '28:bot', name: 'Partline' },
  conversation: { conversationType: 'personal', tenantId: tenant, id: 'a:1abc' },
  channelData: { tenant: { id: tenant } },
}

export const message = {
  ...personal,
  type: 'message',
  id: '1700000000001',
  timestamp: '2026-11-23T00:00:00.000Z',
  text: 'BCD-215KB 右导轨 2 个\n',
  textFormat: 'plain',
  locale: 'zh-CN',
  entities: [{ locale: 'zh-CN', country: 'CN', platform: 'Windows', type: 'clientInfo' }],
}

export const mention = {
  ...message,
  text: '<at>Partline</at>&nbsp;where is REQ-1001',
  conversation: {
    isGroup: true,
    conversationType: 'channel',
    tenantId: tenant,
    id: '19:thread@thread.tacv2;messageid=1',
  },
}

export const submit = (value: unknown) => ({
  ...personal,
  type: 'message',
  id: '1700000000002',
  replyToId: 'card-7',
  value,
})

export const invoke = (data: unknown) => ({
  ...personal,
  type: 'invoke',
  name: 'adaptiveCard/action',
  id: 'f:1700000000003',
  replyToId: 'card-7',
  value: { action: { type: 'Action.Execute', verb: 'approve', data }, trigger: 'manual' },
})

/** A dialog that is asked for (`task/fetch`) or sent (`task/submit`). */
export const task = (name: string, data: unknown) => ({
  ...personal,
  type: 'invoke',
  name,
  id: 'f:1700000000006',
  replyToId: 'card-7',
  value: { data, context: { theme: 'default' } },
})

export const botAdded = {
  ...personal,
  type: 'conversationUpdate',
  id: 'f:1700000000004',
  locale: 'zh-TW',
  membersAdded: [{ id: '28:bot' }],
}

export const installed = {
  ...personal,
  type: 'installationUpdate',
  id: 'f:1700000000005',
  locale: 'zh-TW',
  action: 'add',
}
