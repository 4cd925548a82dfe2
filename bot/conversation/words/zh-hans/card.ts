import type { card as english } from '../en/card.ts'

/** What stands on cards: titles, labels, buttons. */
export const card: typeof english = {
  status: {
    'awaiting-approval': '待审批',
    'waiting-for-stock': '缺货待补',
    'to-ship': '待发货',
    'on-the-way': '在途',
    delivered: '已送达',
    closed: '已完成',
    rejected: '已驳回',
    cancelled: '已取消',
  },
  stage: {
    shipped: '已发货',
    'picked-up': '已揽收',
    'in-transit': '运输中',
    'out-for-delivery': '派送中',
    delivered: '已送达',
  },
  requestTitle: (id) => `申请 ${id}`,
  replacementTitle: (id) => `补发 ${id}`,
  approvalTitle: (id) => `待你审批：${id}`,
  shipTitle: (id) => `待发货：${id}`,
  shippedTitle: (id) => `${id} 的发货单`,
  draftTitle: '请核对并确认',
  forStation: (station) => `申请站点：${station}`,
  urgent: '加急',
  replaces: (id) => `补发 ${id} 中破损或缺少的配件；已批准，不再占用额度。`,
  replacedBy: (id) => `补发单 ${id} 已在处理。`,
  // facts
  requester: '申请人',
  station: '服务站',
  stationGrade: (station, grade) => `${station}（${grade} 级）`,
  serviceOrder: '工单',
  total: '金额',
  quota: '本月额度',
  quotaLeft: (left, after) => `剩余 ${left}，本单之后剩 ${after}`,
  quotaNow: (left) => `剩余 ${left}`,
  approver: '审批',
  noApproval: '无需审批：在权限以内',
  approvalBy: (who, site) => `需${site}的${who}审批`,
  withStatus: (text, status) => `${text}（${status}）`,
  promised: '最晚到货',
  deliverTo: '收货地址',
  carrier: '物流商',
  tracking: '运单号',
  claim: '理赔',
  // a line
  pieces: (count) => `× ${count}`,
  code: (code) => `编码 ${code}`,
  fits: (model) => `适用于 ${model}`,
  doesNotFit: (model) => `不适用于 ${model}`,
  priceEach: (price) => `单价 ${price}`,
  ownShelf: '本站就有，直接取用',
  from: (site, when) => `由${site}发出，最晚 ${when} 到`,
  waits: '各仓都没货，到货后再发',
  typed: (text) => `你写的是：${text}`,
  siblingDiffers: (model, sibling) =>
    `${sibling} 这里用的是另一种配件，请核对铭牌上是不是 ${model}。`,
  supersededBy: (code) => `已由 ${code} 替代`,
  usualTwin: (code) => `本站以前订的是只差一个字符的 ${code}，没订过这一个`,
  priceFarApart: '价格与其他几项相差很大',
  discontinued: '已停产',
  substitute: (code) => `可用 ${code} 代替`,
  substituteIf: (code, condition) => `可用 ${code} 代替：${condition}`,
  serialRange: (from, to) => `仅适用于序列号 ${serials(from, to)}`,
  stockEverywhere: (own, centre, hq, others) =>
    `库存：本站 ${own}，服务中心 ${centre}，总部 ${hq}，其他中心 ${others}`,
  lineDone: (received, damaged, short) =>
    [
      received > 0 ? `签收 ${received}` : '',
      damaged > 0 ? `破损 ${damaged}` : '',
      short > 0 ? `少件 ${short}` : '',
    ]
      .filter(Boolean)
      .join('，'),
  lineCancelled: (count) => `取消 ${count}`,
  // steps
  stepRequested: '已申请',
  stepApproved: '已批准',
  stepHeld: '已留货',
  stepReceived: '已签收',
  // approval
  whyRequestValue: (value, limit) => `本单金额 ${value}，限额 ${limit}。`,
  whyPiecePrice: (part, price, limit) => `${part} 单价 ${price}，限额 ${limit}。`,
  whyLineQuantity: (part, quantity, limit) => `${part} 要 ${quantity} 件，限额 ${limit} 件。`,
  whyOverQuota: (value, left) => `本单 ${value}，本月额度只剩 ${left}。`,
  whyDirectDraw: (part, source) =>
    `${part} 要从${source}发；这个等级的站点只能向所属服务中心领用。`,
  sameRepair: '同一工单的其他未完成申请',
  sameRepairRow: (id, status, parts) => `${id}（${status}）：${parts}`,
  approvedBy: (who, when) => `${who}已批准（${when}）`,
  rejectedBy: (who, when, reason) => `${who}已驳回（${when}）：${reason}`,
  escalated: '超时没人审批，总部现在也可以批。',
  holdUntil: (when) => `留货到 ${when}。`,
  holdGone: '留货已过期，批准时会重新找货。',
  claimRow: (id, kind, count, part, value) =>
    `${id}：${part} ${kind === 'damaged' ? '破损' : '少件'} × ${count}，${value}`,
  // buttons and forms
  submit: '提交申请',
  discard: '放弃',
  dropLine: (no) => `删除第 ${no} 行`,
  noneOfThese: '都不是',
  approve: '批准',
  reject: '驳回',
  rejectSend: '以此原因驳回',
  reason: '原因',
  reasonHint: '告诉服务站接下来怎么办',
  cancel: '取消申请',
  ship: '发货',
  shipSend: '确认发货',
  trackingHint: '以面单上的为准',
  receivedAll: '签收，全部完好',
  complain: '破损或少件',
  complainSend: '登记并补发',
  damagedCount: (part) => `破损：${part}`,
  shortCount: (part) => `少件：${part}`,
  note: '情况说明（选填）',
  noteHint: '用于向物流商理赔',
  show: (id) => `查看 ${id}`,
  more: (count) => `还有 ${count} 项`,
  moreThan: (count) => (count > 0 ? `还有 ${count} 项以上` : '可能还有更多'),
}

function serials(from: string | null, to: string | null): string {
  if (from && to) return `${from} 至 ${to}`
  if (from) return `${from} 及以后`
  return `${to ?? ''} 及以前`
}
