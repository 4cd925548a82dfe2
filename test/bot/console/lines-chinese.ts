import type { Card } from '../../../bot/conversation/card.ts'
import type { Lines } from './lines.ts'

const progress: Card = {
  title: '申请 REQ-1001',
  subtitle: '泰州万家电器服务站 · 今天 09:12',
  tone: 'good',
  badge: '已发货',
  blocks: [
    {
      kind: 'item',
      title: '抽屉右导轨',
      code: [{ text: 'DZ-215KB-R07' }],
      side: '× 2',
      details: ['总部仓库直发 · 预计 11月25日 到站'],
    },
    {
      kind: 'steps',
      steps: [
        { label: '已提交', state: 'done', at: '11-23 09:12' },
        { label: '额度内，免审批', state: 'done', at: '11-23 09:12' },
        { label: '顺丰 SF1390558102 运输中', state: 'now', at: '11-23 17:40' },
        { label: '派送', state: 'later' },
        { label: '签收确认', state: 'later' },
      ],
    },
    { kind: 'notice', tone: 'good', text: '比常规路线快 2 天：杭州分中心缺货，改由总部直发。' },
  ],
  actions: [
    {
      kind: 'button',
      label: '收到，完好',
      style: 'primary',
      press: { verb: 'receive', subject: 'SH-1', revision: 4 },
    },
    {
      kind: 'form',
      label: '有破损',
      style: 'danger',
      fields: [
        { kind: 'number', name: 'count', label: '破损数量', min: 1, max: 2, value: 1 },
        {
          kind: 'choice',
          name: 'cause',
          label: '看起来是',
          options: [
            { label: '运输压坏', value: 'crushed' },
            { label: '零件本身有裂纹', value: 'cracked' },
          ],
          value: 'crushed',
        },
        { kind: 'text', name: 'note', label: '说明', placeholder: '哪里坏了？', required: true },
      ],
      send: {
        label: '报损并补发',
        press: { verb: 'damage', subject: 'SH-1', revision: 4 },
      },
    },
    { kind: 'say', label: '到哪了？', text: 'REQ-1001 到哪了' },
  ],
  fallback: 'REQ-1001 已发货，预计 11月25日 到站',
}

export const chinese: Lines = {
  welcome: {
    text: '您好，我是 Partline。写下要什么备件、哪个机型、几个就行，我来找货、走审批、跟到您手里。',
  },
  question: (press) => ({
    card: {
      title: '编码对不上，请选一个',
      tone: 'warn',
      badge: '待确认',
      blocks: [
        {
          kind: 'notice',
          tone: 'warn',
          text: '目录里没有 DZ-215K-R07。机型 BCD-215KB 最接近的是：',
        },
        {
          kind: 'item',
          title: '抽屉右导轨',
          code: [{ text: 'DZ-215K' }, { text: 'B', mark: true }, { text: '-R07' }],
          side: '适配',
          details: ['适用 BCD-215KB · 本站领过 3 次', '灰色，冷藏室下层'],
          tone: 'good',
        },
        {
          kind: 'item',
          title: '抽屉左导轨',
          code: [
            { text: 'DZ-215K' },
            { text: 'A', mark: true },
            { text: '-' },
            { text: 'L', mark: true },
            { text: '07' },
          ],
          side: '不适配',
          details: ['适用 BCD-215KA'],
        },
      ],
      actions: [
        { kind: 'button', label: 'DZ-215KB-R07', style: 'primary', press: press('DZ-215KB-R07') },
        { kind: 'button', label: 'DZ-215KA-L07', press: press('DZ-215KA-L07') },
        { kind: 'button', label: '都不是', press: press('none') },
      ],
      fallback: '编码 DZ-215K-R07 不在目录里，请选一个',
    },
  }),
  confirm: (press, change) => ({
    text: '记下了：DZ-215KB-R07。',
    card: {
      title: '确认要货',
      subtitle: 'BCD-215KB · 服务单 SO-88231',
      badge: '草稿',
      blocks: [
        {
          kind: 'item',
          title: '抽屉右导轨',
          code: [{ text: 'DZ-215KB-R07' }],
          side: '× 2',
          details: ['适配 BCD-215KB（物料清单）', '总部仓库 · 库存 46 · 约 2 天到'],
        },
        {
          kind: 'facts',
          facts: [
            { label: '单价', value: '¥38.50' },
            { label: '合计', value: '¥77.00' },
            { label: '本月额度', value: '剩 ¥1,423.00，提交后剩 ¥1,346.00' },
          ],
        },
        { kind: 'text', text: '杭州分中心缺货，由总部直发。', style: 'subtle' },
      ],
      actions: [
        { kind: 'button', label: '提交', style: 'primary', press },
        {
          kind: 'form',
          label: '改数量',
          fields: [{ kind: 'number', name: 'count', label: '数量', min: 1, max: 20, value: 2 }],
          send: { label: '改好了', press: change },
        },
        { kind: 'button', label: '取消', style: 'danger', press: { ...press, verb: 'cancel' } },
      ],
      fallback: '确认要货：抽屉右导轨 × 2',
    },
  }),
  progress: { card: progress },
  stock: {
    card: {
      title: 'DZ-215KB-R07 的库存',
      subtitle: '抽屉右导轨',
      blocks: [
        {
          kind: 'table',
          columns: ['地点', '可用', '在途', '最低'],
          rows: [
            ['总部仓库', '46', '0', '20'],
            ['南京分中心', '3', '2', '4'],
            ['上海分中心', '11', '0', '4'],
            ['杭州分中心', '0', '6', '4'],
          ],
          more: '另有 12 处',
        },
        { kind: 'notice', tone: 'bad', text: '杭州分中心低于最低库存。' },
        { kind: 'notice', tone: 'plain', text: '数字为此刻的账面可用量。' },
      ],
      actions: [{ kind: 'say', label: '哪些在途？', text: '杭州分中心有哪些在途' }],
      fallback: 'DZ-215KB-R07：总部 46，南京 3，上海 11，杭州 0',
    },
  },
}
