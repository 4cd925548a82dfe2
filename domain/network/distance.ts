import { hours, type Instant } from '../time.ts'
import type { Site } from './site.ts'

const earthRadiusKm = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in kilometres (haversine formula). */
export function distanceKm(from: Site, to: Site): number {
  const dLatitude = radians(to.latitude - from.latitude)
  const dLongitude = radians(to.longitude - from.longitude)
  const a =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(radians(from.latitude)) *
      Math.cos(radians(to.latitude)) *
      Math.sin(dLongitude / 2) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(a))
}

/** How long a warehouse takes from the order to the hand-over to the carrier. */
export const handlingTime = hours(4)

/** Time on the road in milliseconds: one day up to 600 km, two up to 1,500 km, three beyond; none within a site. */
export function transitTime(from: Site, to: Site): number {
  if (from.id === to.id) return 0
  const distance = distanceKm(from, to)
  if (distance <= 600) return hours(24)
  if (distance <= 1500) return hours(48)
  return hours(72)
}

/** When a part ordered now can be in the technician's hands. */
export function promiseFor(from: Site, to: Site, at: Instant): Instant {
  if (from.id === to.id) return at
  return at + handlingTime + transitTime(from, to)
}
