import type { en } from '../en.ts'

export const operation: (typeof en)['operation'] = {
  deadTitle: (task) => `任务 ${task} 已放弃执行`,
  deadWhat: '请查看原因：故障排除后可以重试；已无必要时可以丢弃。',
  deadKind: '作业',
  deadAttempts: '尝试次数',
  deadReason: '原因',
  deadRetry: '重试',
  deadDrop: '丢弃',
  deadRetried: (task) => `任务 ${task} 正在重试。`,
  deadDropped: (task) => `任务 ${task} 已丢弃。`,
  deadSettled: (task) => `任务 ${task} 已不在放弃执行之列。`,
  checkTitle: '数据核对',
  checkNow: '立即核对',
  checkBegun: '核对已开始。',
  checkRunning: (bar, done, total) => `正在核对数据：${bar} ${done}/${total}`,
  checkWell: '核对完毕：数据没有自相矛盾之处。',
  checkFound: (count) => `核对完毕：发现 ${count} 处自相矛盾。`,
}
