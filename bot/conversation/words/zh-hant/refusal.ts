import type { refusal as english } from '../en/refusal.ts'

/** Why something was not done, and what to do instead. */
export const refusal: typeof english = {
  role: {
    clerk: '該服務站的同仁',
    manager: '服務中心主管',
    keeper: '該倉庫的倉管',
    'hq-manager': '總公司零件主管',
    operator: '系統管理員',
  },
  notFound: (id) => `查無 ${id}。`,
  notAllowed: (who) => `這個步驟只有${who}可以操作。`,
  ownRequest: '自己的申請不能自己簽核，請由其他人處理。',
  decidedBefore: '第一關是您核准的，第二關須由其他人簽核。',
  wrongState: (id, status) => `來不及了：${id} 目前是「${status}」，最新進度請看卡片。`,
  stale: '這張卡片送出後，申請內容有異動，請再看一次。',
  nothingToShip: '這裡沒有需要出貨的零件了。',
  trackingMissing: '請填寫物流單號，服務站要靠它追蹤包裹。',
  reasonMissing: '請填寫原因，服務站才知道接下來該怎麼做。',
  tooManyTold: (part, shipped, told) =>
    `${part} 只出貨 ${shipped} 件，但回報的破損與短少共 ${told} 件。`,
  badCount: (text) => `「${text}」不是有效的件數，請填整數。`,
  nothingTold: '還沒有填破損或短少的數量。請填件數；若全數完好，請按「點收，全數完好」。',
  nothingAsked: '這張申請單沒有任何品項。',
  planChanged: '剛才顯示之後庫存有異動，請再看一次並確認。',
  unknownPress: '這個按鈕已失效，請重新查詢。',
}
