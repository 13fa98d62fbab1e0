import { describe, expect, it } from 'vitest'
import { featuredOf, tilesOf } from './tiles'
import { ANN, BOB, participant } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'

const CID = asId<UserId>('cid')
const bob = participant(BOB, 'bob 1')
const cid = {
  ...participant(CID, 'cid 1'),
  tracks: [{ id: 'screen', source: 'screen' as const, muted: false }],
}

it('are oneself, the others, and their screens', () => {
  expect(tilesOf(ANN, [bob, cid]).map(({ key }) => key)).toEqual([
    'ann camera',
    'bob camera',
    'cid camera',
    'cid screen',
  ])
})

it('are one’s own screen too, which never takes the large place by itself', () => {
  const tiles = tilesOf(ANN, [bob], true)
  expect(tiles.map(({ key }) => key)).toEqual(['ann camera', 'bob camera', 'ann screen'])
  const grid = { pinned: null, layout: 'grid' as const, speaker: null }
  expect(featuredOf(tiles, grid)).toBeNull()
  expect(featuredOf(tiles, { ...grid, pinned: 'ann screen' })?.key).toBe('ann screen')
})

describe('the large place', () => {
  const plain = tilesOf(ANN, [bob, participant(CID, 'cid 1')])
  const none = { pinned: null, layout: 'grid' as const, speaker: null }
  const featured = (tiles: typeof plain, over: object) => featuredOf(tiles, { ...none, ...over })?.key ?? null

  it('is nobody’s in a grid', () => {
    expect(featured(plain, { speaker: CID })).toBeNull()
  })

  it('is a screen’s, unless somebody is pinned', () => {
    const tiles = tilesOf(ANN, [bob, cid])
    expect(featured(tiles, {})).toBe('cid screen')
    expect(featured(tiles, { pinned: 'bob camera' })).toBe('bob camera')
    expect(featured(tiles, { pinned: 'gone camera' })).toBe('cid screen')
  })

  it('is whoever’s has spoken last in the view of the speaker, never one’s own', () => {
    expect(featured(plain, { layout: 'speaker', speaker: CID })).toBe('cid camera')
    expect(featured(plain, { layout: 'speaker', speaker: ANN })).toBe('bob camera')
    expect(featured(plain, { layout: 'speaker' })).toBe('bob camera')
    expect(featured(tilesOf(ANN, []), { layout: 'speaker' })).toBeNull()
  })
})
