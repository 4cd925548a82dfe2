import { expect, test } from 'vitest'
import { openFastSlack } from '../../support/fast-slack.ts'
import { openFastTeams } from '../../support/fast-teams.ts'
import { playStorm } from '../../support/storm.ts'

const platforms = { slack: openFastSlack, teams: openFastTeams }

test.each(['slack', 'teams'] as const)(
  'in a storm on %s every copy ends current, Retry-After is kept, and a press on an orphan counts once',
  async (platform) => expect(await playStorm(platforms[platform])).toEqual([]),
  120_000,
)
