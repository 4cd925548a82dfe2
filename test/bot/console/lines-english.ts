import type { Card } from '../../../bot/conversation/card.ts'
import type { Lines } from './lines.ts'

const progress: Card = {
  title: 'Request REQ-1001',
  subtitle: 'Taizhou Wanjia Service Station · today 09:12',
  tone: 'good',
  badge: 'Shipped',
  blocks: [
    {
      kind: 'item',
      title: 'Drawer rail, right',
      code: [{ text: 'DZ-215KB-R07' }],
      side: '× 2',
      details: ['Straight from HQ warehouse · expected 25 Nov'],
    },
    {
      kind: 'steps',
      steps: [
        { label: 'Submitted', state: 'done', at: '23 Nov 09:12' },
        { label: 'Within quota, no approval needed', state: 'done', at: '23 Nov 09:12' },
        { label: 'On the way, SF1390558102', state: 'now', at: '23 Nov 17:40' },
        { label: 'Out for delivery', state: 'later' },
        { label: 'Received', state: 'later' },
      ],
    },
    {
      kind: 'notice',
      tone: 'good',
      text: 'Two days faster than usual: Hangzhou has none, so HQ ships directly.',
    },
  ],
  actions: [
    {
      kind: 'button',
      label: 'Received, all fine',
      style: 'primary',
      press: { verb: 'receive', subject: 'SH-1', revision: 4 },
    },
    {
      kind: 'form',
      label: 'Something is damaged',
      style: 'danger',
      fields: [
        { kind: 'number', name: 'count', label: 'How many', min: 1, max: 2, value: 1 },
        {
          kind: 'choice',
          name: 'cause',
          label: 'It looks',
          options: [
            { label: 'crushed on the way', value: 'crushed' },
            { label: 'cracked from the start', value: 'cracked' },
          ],
          value: 'crushed',
        },
        {
          kind: 'text',
          name: 'note',
          label: 'What happened',
          placeholder: 'Where is it broken?',
          required: true,
        },
        {
          kind: 'photos',
          name: 'photos',
          label: 'Photos',
          most: 5,
          hint: 'Send them in this chat.',
        },
      ],
      send: {
        label: 'Report and replace',
        press: { verb: 'damage', subject: 'SH-1', revision: 4 },
      },
    },
    { kind: 'say', label: 'Where is it?', text: 'where is REQ-1001' },
  ],
  fallback: 'REQ-1001 shipped, expected 25 Nov',
}

export const english: Lines = {
  welcome: {
    text: 'Hello, I am Partline. Tell me the part, the model and how many; I find it, get it approved and follow it until it is in your hands.',
  },
  question: (press) => ({
    card: {
      title: 'Which part do you mean?',
      tone: 'warn',
      badge: 'Question',
      blocks: [
        {
          kind: 'notice',
          tone: 'warn',
          text: 'DZ-215K-R07 is not in the catalogue. Nearest for BCD-215KB:',
        },
        {
          kind: 'item',
          title: 'Drawer rail, right',
          code: [{ text: 'DZ-215K' }, { text: 'B', mark: true }, { text: '-R07' }],
          side: 'fits',
          details: ['Fits BCD-215KB · ordered by you 3 times', 'Grey, lower drawer of the fridge'],
          tone: 'good',
        },
        {
          kind: 'item',
          title: 'Drawer rail, left',
          code: [
            { text: 'DZ-215K' },
            { text: 'A', mark: true },
            { text: '-' },
            { text: 'L', mark: true },
            { text: '07' },
          ],
          side: 'does not fit',
          details: ['Fits BCD-215KA'],
        },
      ],
      actions: [
        { kind: 'button', label: 'DZ-215KB-R07', style: 'primary', press: press('DZ-215KB-R07') },
        { kind: 'button', label: 'DZ-215KA-L07', press: press('DZ-215KA-L07') },
        { kind: 'button', label: 'None of these', press: press('none') },
      ],
      fallback: 'DZ-215K-R07 is not in the catalogue, please choose',
    },
  }),
  confirm: (press, change) => ({
    text: 'Noted: DZ-215KB-R07.',
    card: {
      title: 'Please confirm',
      subtitle: 'BCD-215KB · service order SO-88231',
      badge: 'Draft',
      blocks: [
        {
          kind: 'item',
          title: 'Drawer rail, right',
          code: [{ text: 'DZ-215KB-R07' }],
          side: '× 2',
          details: [
            'Fits BCD-215KB (bill of materials)',
            'HQ warehouse · 46 in stock · about 2 days',
          ],
        },
        {
          kind: 'facts',
          facts: [
            { label: 'Price', value: '¥38.50 each' },
            { label: 'Total', value: '¥77.00' },
            { label: 'Quota this month', value: '¥1,423.00 left, ¥1,346.00 after this' },
          ],
        },
        { kind: 'text', text: 'Hangzhou has none, so HQ ships directly.', style: 'subtle' },
      ],
      actions: [
        { kind: 'button', label: 'Submit', style: 'primary', press },
        {
          kind: 'form',
          label: 'Change quantity',
          fields: [{ kind: 'number', name: 'count', label: 'Quantity', min: 1, max: 20, value: 2 }],
          send: { label: 'Done', press: change },
        },
        { kind: 'button', label: 'Cancel', style: 'danger', press: { ...press, verb: 'cancel' } },
      ],
      fallback: 'Please confirm: drawer rail, right × 2',
    },
  }),
  progress: { card: progress },
  stock: {
    card: {
      title: 'Stock of DZ-215KB-R07',
      subtitle: 'Drawer rail, right',
      blocks: [
        {
          kind: 'table',
          columns: ['Place', 'Free', 'Coming', 'Minimum'],
          rows: [
            ['HQ warehouse', '46', '0', '20'],
            ['Nanjing centre', '3', '2', '4'],
            ['Shanghai centre', '11', '0', '4'],
            ['Hangzhou centre', '0', '6', '4'],
          ],
          more: 'and 12 more',
        },
        { kind: 'notice', tone: 'bad', text: 'Hangzhou is below its minimum.' },
        { kind: 'notice', tone: 'plain', text: 'Figures are what can be promised at this moment.' },
      ],
      actions: [
        { kind: 'say', label: 'What is on the way?', text: 'what is on the way to Hangzhou' },
      ],
      fallback: 'DZ-215KB-R07: HQ 46, Nanjing 3, Shanghai 11, Hangzhou 0',
    },
  },
}
