/** What operators read about Partline itself. */
export const operation = {
  deadTitle: (task: string) => `Task ${task} was given up`,
  deadWhat:
    'Please look at the reason. When it is mended, try again; when it no longer matters, drop it.',
  deadKind: 'Job',
  deadAttempts: 'Attempts',
  deadReason: 'Reason',
  deadRetry: 'Try again',
  deadDrop: 'Drop it',
  deadRetried: (task: string) => `Task ${task} is being tried again.`,
  deadDropped: (task: string) => `Task ${task} was dropped.`,
  deadSettled: (task: string) => `Task ${task} is no longer among those that were given up.`,
  checkTitle: 'Check of the records',
  checkNow: 'Check now',
  checkBegun: 'The check has begun.',
  checkRunning: (bar: string, done: number, total: number) =>
    `Checking the records: ${bar} ${done} of ${total}`,
  checkWell: 'Checked: the records do not contradict themselves.',
  checkFound: (count: number) =>
    `Checked: ${count === 1 ? 'a contradiction was' : `${count} contradictions were`} found.`,
}
