import { expect, it } from 'vitest'
import { comings } from './comings'
import { ANN, BOB, participant } from '@/testing/events'

const ann = participant(ANN, 'ann 1')
const bob = participant(BOB, 'bob 1')

it('tells who has come and who has gone, and nothing of a new connection', () => {
  expect(comings([ann], [ann, bob])).toEqual({ came: [BOB], went: [] })
  expect(comings([ann, bob], [bob])).toEqual({ came: [], went: [ANN] })
  expect(comings([ann], [participant(ANN, 'ann 2')])).toEqual({ came: [], went: [] })
})
