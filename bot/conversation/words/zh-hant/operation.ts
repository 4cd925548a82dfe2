import type { en } from '../en.ts'

export const operation: (typeof en)['operation'] = {
  deadTitle: (task) => `工作 ${task} 已放棄執行`,
  deadWhat: '請查看原因：排除故障後可以重試；已無必要時可以捨棄。',
  deadKind: '作業',
  deadAttempts: '嘗試次數',
  deadReason: '原因',
  deadRetry: '重試',
  deadDrop: '捨棄',
  deadRetried: (task) => `工作 ${task} 正在重試。`,
  deadDropped: (task) => `工作 ${task} 已捨棄。`,
  deadSettled: (task) => `工作 ${task} 已不在放棄執行之列。`,
  checkTitle: '資料核對',
  checkNow: '立即核對',
  checkBegun: '核對已開始。',
  checkRunning: (bar, done, total) => `正在核對資料：${bar} ${done}/${total}`,
  checkWell: '核對完畢：資料沒有自相矛盾之處。',
  checkFound: (count) => `核對完畢：發現 ${count} 處自相矛盾。`,
}
