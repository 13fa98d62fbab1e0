/** What a tile has to say for being seen. */
export interface Claim {
  key: string
  own: boolean
  /** A shared screen, or a camera that is on. */
  picture: 'screen' | 'camera' | null
  /** 0 for whoever had the turn last, 1 for the one before; null for who had none. */
  turn: number | null
}

/**
 * The order of tiles over pages. Those of the first page are oneself, screens, those who have spoken last and those with a
 * camera, as far as there is room, else whoever has come first. A tile moves only where one comes to the first page in the
 * place of another: each then has the other's place. One that is seen already, on whichever page, stays.
 *
 * @param before the order until now; whoever is new is put at its end
 * @param shown those on the page that is looked at
 */
export function orderTiles(
  claims: readonly Claim[],
  before: readonly string[],
  perPage: number,
  shown: ReadonlySet<string>,
): string[] {
  const byKey = new Map(claims.map((claim) => [claim.key, claim]))
  const known = new Set(before)
  const order = [
    ...before.filter((key) => byKey.has(key)),
    ...[...byKey.keys()].filter((key) => !known.has(key)),
  ]
  if (order.length <= perPage) {
    return order
  }
  const age = new Map(claims.map(({ key }, index) => [key, index]))
  const ranked = [...claims].sort((a, b) => compare(a, b) || (age.get(a.key) ?? 0) - (age.get(b.key) ?? 0))
  const first = new Set(ranked.slice(0, perPage).map(({ key }) => key))
  const later = new Set(order.slice(perPage))
  const comes = ranked.filter(({ key }) => first.has(key) && later.has(key) && !shown.has(key))
  const goes = ranked.filter(({ key }) => !first.has(key) && !later.has(key)).reverse()
  comes.slice(0, goes.length).forEach(({ key }, index) => {
    const other = goes[index]?.key ?? key
    const [from, to] = [order.indexOf(key), order.indexOf(other)]
    order[from] = other
    order[to] = key
  })
  return order
}

function compare(a: Claim, b: Claim): number {
  return (
    Number(b.own) - Number(a.own) ||
    Number(b.picture === 'screen') - Number(a.picture === 'screen') ||
    (a.turn ?? Infinity) - (b.turn ?? Infinity) ||
    Number(b.picture !== null) - Number(a.picture !== null) ||
    0
  )
}
