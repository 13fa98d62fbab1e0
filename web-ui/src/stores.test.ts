import { expect, it } from 'vitest'

const sources = import.meta.glob<string>(['./**/*.ts', './**/*.vue', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

const stores = Object.entries(sources).flatMap(([path, source]) =>
  [...source.matchAll(/(?:const (\w+) = )?defineStore\(\s*['"`]([^'"`]*)/g)].map(([, name, id = '']) => ({
    file: path.split('/').at(-1),
    name,
    id,
  })),
)
const capitalised = (id: string) => id.charAt(0).toUpperCase() + id.slice(1)

it('gives no two stores one id, by which they would be the same store', () => {
  const ids = stores.map(({ id }) => id)

  expect(ids).not.toHaveLength(0)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

it('finds each store by its id: useXStore in xStore.ts', () => {
  expect(stores).toEqual(
    stores.map(({ id }) => ({ file: `${id}Store.ts`, name: `use${capitalised(id)}Store`, id })),
  )
})

it('knows every place where a store is defined', () => {
  const mentions = Object.values(sources).flatMap((source) => source.match(/defineStore\(/g) ?? [])

  expect(stores).toHaveLength(mentions.length)
})

it('starts the stores in one place, each that can be started', () => {
  const startable = Object.entries(sources)
    .filter(([, source]) => source.includes('defineStore(') && /return \{[^}]*\blisten\b/.test(source))
    .map(([, source]) => /const (use\w+Store) = defineStore/.exec(source)?.[1])
  const started = Object.entries(sources).flatMap(([path, source]) =>
    [...source.matchAll(/(use\w+Store)\(\)\.listen\(\)/g)].map(([, name]) => ({ path, name })),
  )

  expect(started.map(({ path }) => path)).toEqual(started.map(() => './app/startStores.ts'))
  expect(started.map(({ name }) => name).sort()).toEqual(startable.sort())
})
