import type { card as english } from '../en/card.ts'

/** What stands on cards: titles, labels, buttons. */
export const card: typeof english = {
  status: {
    'awaiting-approval': '待簽核',
    'waiting-for-stock': '缺料待補',
    'to-ship': '待出貨',
    'on-the-way': '在途',
    delivered: '已送達',
    closed: '已結案',
    rejected: '已退件',
    cancelled: '已取消',
  },
  stage: {
    shipped: '已出貨',
    'picked-up': '已取件',
    'in-transit': '運送中',
    'out-for-delivery': '配送中',
    delivered: '已送達',
  },
  requestTitle: (id) => `申請單 ${id}`,
  replacementTitle: (id) => `補寄單 ${id}`,
  approvalTitle: (id) => `待您簽核：${id}`,
  shipTitle: (id) => `待出貨：${id}`,
  shippedTitle: (id) => `${id} 的出貨單`,
  draftTitle: '請核對並確認',
  forStation: (station) => `申請單位：${station}`,
  urgent: '急件',
  replaces: (id) => `補寄 ${id} 破損或短少的零件；已核准，不另扣額度。`,
  replacedBy: (id) => `補寄單 ${id} 已在處理。`,
  // facts
  requester: '申請人',
  station: '服務站',
  stationGrade: (station, grade) => `${station}（${grade} 級）`,
  serviceOrder: '維修單',
  total: '金額',
  quota: '本月額度',
  quotaLeft: (left, after) => `剩餘 ${left}，扣除本單後剩 ${after}`,
  quotaNow: (left) => `剩餘 ${left}`,
  approver: '簽核',
  noApproval: '免簽核：在權限範圍內',
  approvalBy: (who, site) => `需${site}的${who}簽核`,
  withStatus: (text, status) => `${text}（${status}）`,
  promised: '最晚到貨',
  deliverTo: '收件地點',
  carrier: '物流商',
  tracking: '物流單號',
  claim: '理賠',
  // a line
  pieces: (count) => `× ${count}`,
  code: (code) => `料號 ${code}`,
  fits: (model) => `適用 ${model}`,
  doesNotFit: (model) => `不適用 ${model}`,
  priceEach: (price) => `單價 ${price}`,
  ownShelf: '站內就有，直接取用',
  from: (site, when) => `由${site}出貨，最晚 ${when} 到`,
  waits: '各倉都缺貨，到貨後再出',
  typed: (text) => `您輸入的是：${text}`,
  siblingDiffers: (model, sibling) => `${sibling} 這裡用的零件不同，請確認銘牌上是 ${model}。`,
  supersededBy: (code) => `已由 ${code} 取代`,
  usualTwin: (code) => `本站以前訂的是僅差一個字元的 ${code}，沒訂過這一個`,
  priceFarApart: '價格與其他幾項相差很大',
  discontinued: '已停產',
  substitute: (code) => `可用 ${code} 代替`,
  substituteIf: (code, condition) => `可用 ${code} 代替：${condition}`,
  serialRange: (from, to) => `僅適用序號 ${serials(from, to)}`,
  stockEverywhere: (own, centre, hq, others) =>
    `庫存：本站 ${own}、服務中心 ${centre}、總公司 ${hq}、其他中心 ${others}`,
  lineDone: (received, damaged, short) =>
    [
      received > 0 ? `已點收 ${received}` : '',
      damaged > 0 ? `破損 ${damaged}` : '',
      short > 0 ? `短少 ${short}` : '',
    ]
      .filter(Boolean)
      .join('、'),
  lineCancelled: (count) => `取消 ${count}`,
  // steps
  stepRequested: '已申請',
  stepApproved: '已核准',
  stepHeld: '已保留庫存',
  stepReceived: '已點收',
  // approval
  whyRequestValue: (value, limit) => `本單金額 ${value}，上限 ${limit}。`,
  whyPiecePrice: (part, price, limit) => `${part}單價 ${price}，上限 ${limit}。`,
  whyLineQuantity: (part, quantity, limit) => `${part}要 ${quantity} 件，上限 ${limit} 件。`,
  whyOverQuota: (value, left) => `本單 ${value}，本月額度只剩 ${left}。`,
  whyDirectDraw: (part, source) =>
    `${part}須從${source}出貨；此等級的服務站只能向所屬服務中心領料。`,
  sameRepair: '同一維修單的其他未結案申請',
  sameRepairRow: (id, status, parts) => `${id}（${status}）：${parts}`,
  approvedBy: (who, when) => `${who}已核准（${when}）`,
  rejectedBy: (who, when, reason) => `${who}已退件（${when}）：${reason}`,
  escalated: '逾時無人簽核，總公司現在也可以簽核。',
  holdUntil: (when) => `庫存保留到 ${when}。`,
  holdGone: '保留已逾期，核准時會重新找庫存。',
  claimRow: (id, kind, count, part, value) =>
    `${id}：${part}${kind === 'damaged' ? '破損' : '短少'} × ${count}，${value}`,
  // buttons and forms
  submit: '送出申請',
  discard: '捨棄',
  dropLine: (no) => `刪除第 ${no} 項`,
  noneOfThese: '都不是',
  approve: '核准',
  reject: '退件',
  rejectSend: '以此原因退件',
  reason: '原因',
  reasonHint: '請告訴服務站接下來怎麼做',
  cancel: '取消申請',
  ship: '出貨',
  shipSend: '確認出貨',
  trackingHint: '請照託運單上的號碼填寫',
  receivedAll: '點收，全數完好',
  complain: '破損或短少',
  complainSend: '回報並補寄',
  damagedCount: (part) => `破損：${part}`,
  shortCount: (part) => `短少：${part}`,
  note: '情況說明（選填）',
  noteHint: '供向物流商申請理賠',
  show: (id) => `查看 ${id}`,
  more: (count) => `還有 ${count} 項`,
}

function serials(from: string | null, to: string | null): string {
  if (from && to) return `${from} 至 ${to}`
  if (from) return `${from} 以後`
  return `${to ?? ''} 以前`
}
