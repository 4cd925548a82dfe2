/** What belongs to the chat platforms: dialogs and the home tab. */
export const chat = {
  pressAgain: '開啟得太慢，表單沒有出現。請再按一次。',
  homeTitle: 'Partline 首頁',
  waitingForYou: '等您處理',
  nothingWaiting: '沒有等您處理的申請。',
  quotaSpent: (spent: number) => `本月已用 ${spent}%`,
  editLine: (no: number) => `修改第${no}行`,
  quantity: '數量',
  editSend: '修改',
  answeredDirectly: '已在與 Partline 的私訊裡回覆。',
  andMore: (count: string) => `還有${count}項`,
  strangerTitle: '有位新使用者傳訊給我',
  strangerAsks: '我不認識這個帳號。如果您知道是誰，請告訴我，以後我就可以為其服務。',
  strangerAccount: '帳號',
  introduce: '告訴我是誰',
  introduceAs: '此人的全名或編號',
  introduceSend: '允許使用',
  nobodyNamed: (typed: string) => `沒有叫「${typed}」的人。`,
  severalNamed: (typed: string) => `叫「${typed}」的不只一位，請填寫編號。`,
  linkedBefore: (account: string) => `${account} 已經屬於其他人。`,
  introduced: (account: string, name: string) => `${account} 現在是${name}。`,
  linkedByEmail: (name: string) =>
    `根據您的電子郵件，我已認出您是${name}。如果認錯了，請告訴管理員。`,
  linkedByEmailNote: (account: string, name: string) =>
    `${account} 現在是${name}：電子郵件已經驗證，因此自動連結。`,
  sentElsewhere: '我的回覆沒能送到您傳訊給我的地方，所以傳到這裡。',
}
