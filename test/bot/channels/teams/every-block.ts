import type { Card } from '../../../../bot/conversation/card.ts'

/** One of each block, field and action. */
export const everyBlock: Card = {
  title: 'Request REQ-1001',
  subtitle: 'Taizhou',
  tone: 'warn',
  badge: 'Question',
  blocks: [
    { kind: 'text', text: 'One line\nand another' },
    { kind: 'text', text: 'Strong', style: 'strong' },
    { kind: 'text', text: 'Subtle', style: 'subtle' },
    { kind: 'notice', tone: 'bad', text: 'Not in the catalogue.' },
    {
      kind: 'facts',
      facts: [
        { label: 'Price', value: '¥38.50' },
        { label: 'Total', value: '¥77.00' },
      ],
    },
    {
      kind: 'item',
      title: 'Drawer rail, right',
      code: [{ text: 'DZ-215K' }, { text: 'B', mark: true }, { text: '-R07' }],
      side: '× 2',
      photo: 'https://parts.example/rail.jpg',
      details: ['Fits BCD-215KB', 'HQ warehouse'],
    },
    { kind: 'item', title: 'Drawer rail, left', details: [] },
    { kind: 'item', title: 'Drawer', details: ['Fits'], tone: 'good' },
    {
      kind: 'steps',
      steps: [
        { label: 'Submitted', state: 'done', at: '09:12' },
        { label: 'On the way', state: 'now' },
        { label: 'Received', state: 'later' },
      ],
    },
    { kind: 'photo', url: 'https://parts.example/photos/1', alt: 'Photo 1 of what arrived' },
    {
      kind: 'table',
      columns: ['Place', 'Free'],
      rows: [
        ['HQ warehouse', '46'],
        ['杭州分中心', '0'],
      ],
      more: 'and 12 more',
    },
  ],
  actions: [
    {
      kind: 'button',
      label: 'Submit',
      style: 'primary',
      press: { verb: 'submit', subject: 'draft-1', revision: 2 },
    },
    {
      kind: 'form',
      label: 'Damaged',
      about: 'REQ-1024 · Compressor × 1',
      style: 'danger',
      fields: [
        { kind: 'number', name: 'count', label: 'How many', min: 1, max: 2, value: 1 },
        {
          kind: 'choice',
          name: 'cause',
          label: 'Cause',
          options: [
            { label: 'Crushed', value: 'crushed' },
            { label: 'Cracked', value: 'cracked' },
          ],
          value: 'crushed',
        },
        { kind: 'text', name: 'note', label: 'Note', placeholder: 'Where?', required: true },
        { kind: 'photos', name: 'photos', label: 'Photos', most: 5, hint: 'Send them here.' },
      ],
      send: { label: 'Report', press: { verb: 'damage', subject: 'SH-1', revision: 4 } },
    },
    { kind: 'say', label: 'Where is it?', text: 'where is REQ-1001' },
  ],
  fallback: 'REQ-1001: please choose',
}
