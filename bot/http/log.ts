/** Where a part of the bot writes what its operator should know. One sentence each; `cause` is what was thrown. */
export type Log = {
  info(sentence: string): void
  error(sentence: string, cause?: unknown): void
}
