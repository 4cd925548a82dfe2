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
}
