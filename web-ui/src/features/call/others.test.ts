import { expect, it } from 'vitest'
import { presentOthers } from './others'
import { ANN, answered, BOB, participant } from '@/testing/events'

const ann = participant(ANN, 'ann 1')
const bob = participant(BOB, 'bob 1')

it('are all in the call but oneself', () => {
  expect(presentOthers(answered({ participants: [ann, bob] }), ANN, new Map())).toEqual([bob])
})

it('are shown as last seen while they are awaited', () => {
  const gone = answered({ participants: [ann], awaited: [BOB] })
  expect(presentOthers(gone, ANN, new Map([[BOB, bob]]))).toEqual([bob])
  expect(presentOthers(gone, ANN, new Map())).toEqual([])
})
