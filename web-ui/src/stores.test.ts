import { expect, it } from 'vitest'

const sources = import.meta.glob<string>('./**/*.ts', { query: '?raw', import: 'default', eager: true })

it('gives no two stores one id, by which they would be the same store', () => {
  const ids = Object.values(sources).flatMap((source) =>
    [...source.matchAll(/defineStore\('(\w+)'/g)].map(([, id]) => id),
  )

  expect(ids).not.toHaveLength(0)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})
