/**
 * Orders moments as the server writes them (ISO 8601), the earlier one first. As text they would not always be in order: one at a
 * full second has no fraction.
 */
export function byTime(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other)
}
