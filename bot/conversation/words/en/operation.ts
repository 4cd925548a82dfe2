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
}
