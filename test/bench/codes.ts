import { randomFor } from '../../db/sample/random.ts'
import { accuracy } from './codes-accuracy.ts'
import { exactness } from './codes-exact.ts'
import { hostile } from './codes-hostile.ts'
import { large } from './codes-large.ts'
import { say } from './codes-measure.ts'
import { policy } from './codes-policy.ts'

/**
 * Code resolution against its peers, seeded: `npm run bench:codes -- [section ...]`, all sections when none is named.
 * `policy` is the long one: 4.8 million simulated queries.
 */
const seed = 20_261_124

const sections: Readonly<Record<string, () => void>> = {
  exact: () => exactness(randomFor(seed, 'exact')),
  accuracy: () => accuracy(randomFor(seed, 'accuracy')),
  hostile,
  large: () => large(randomFor(seed, 'large')),
  policy: () => policy(1),
}

const asked = process.argv.slice(2)
for (const name of asked.length > 0 ? asked : Object.keys(sections)) {
  const section = sections[name]
  if (!section) throw new Error(`no section ${name}; there are ${Object.keys(sections).join(', ')}`)
  say(`\n## ${name} (seed ${seed})`)
  section()
}
