import type { refusal as english } from '../en/refusal.ts'

/** Why something was not done, and what to do instead. */
export const refusal: typeof english = {
  role: {
    clerk: '该服务站的人员',
    manager: '服务中心主管',
    keeper: '该仓库的仓管员',
    'hq-manager': '总部配件主管',
    operator: '系统管理员',
  },
  notFound: (id) => `没有找到 ${id}。`,
  notAllowed: (who) => `这一步只能由${who}来做。`,
  ownRequest: '自己的申请不能自己审批，请由其他人处理。',
  decidedBefore: '第一步是你批的，第二步需要换一个人审批。',
  wrongState: (id, status) => `来不及了：${id} 现在是“${status}”，最新进展见卡片。`,
  stale: '这张卡片显示之后，申请有了变化，请再看一遍。',
  nothingToShip: '这里没有需要发的货了。',
  trackingMissing: '请填写运单号，服务站要靠它跟踪包裹。',
  reasonMissing: '请写明原因，服务站才知道接下来怎么办。',
  tooManyTold: (part, shipped, told) =>
    `${part} 只发了 ${shipped} 件，你报的破损和少件加起来有 ${told} 件。`,
  badCount: (text) => `“${text}”不是有效的件数，请填整数。`,
  nothingTold: '还没有填破损或少件的数量。请填件数；如果全部完好，请按“签收，全部完好”。',
  nothingAsked: '这个申请里什么都没有。',
  planChanged: '刚才给你看过之后库存有变动，请再看一遍并确认。',
  unknownPress: '这个按钮已经失效了，请重新问我。',
}
