import type { Person } from '../../domain/people/person.ts'
import type { Email } from '../seed-rows.ts'

/** A name that is reserved for examples (RFC 2606). */
const domain = 'partline.example'

/** Everybody has one address, made of their id: `p-chen-xiao` is chen.xiao@partline.example. */
export function emails(people: readonly Person[]): Email[] {
  return people.map(({ id }) => ({
    email: `${id.replace(/^p-/, '').replaceAll('-', '.')}@${domain}`,
    person: id,
  }))
}
