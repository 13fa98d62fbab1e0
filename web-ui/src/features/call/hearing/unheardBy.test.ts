import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope, ref } from 'vue'
import { UNHEARD_HOLDS_MS, useUnheardBy } from './unheardBy'
import type { HeldCall } from '../heldCall'
import { asId } from '@/realtime/id'
import type { CallId, UserId } from '@/realtime/protocol.gen'
import { ANN, BOB, participant } from '@/testing/events'

const CALL = asId<CallId>('1')
const CID = asId<UserId>('cid')
let scope: EffectScope
let call = ref({
  id: CALL,
  participants: [participant(ANN, 'a'), participant(BOB, 'b'), participant(CID, 'c')],
})

function listen() {
  const heard = scope.run(() => useUnheardBy({ call } as unknown as HeldCall))
  if (!heard) {
    throw new Error('the scope is over')
  }
  const tell = (by: UserId, hears: boolean, callId = CALL) => {
    heard.told({ type: 'call.hearingReported', callId, by, hears })
  }
  return { tell, unheardBy: heard.unheardBy }
}

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
  call = ref({ ...call.value, id: CALL })
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

describe('those who cannot hear', () => {
  it('are told until they hear again, in the order of entering', () => {
    const { tell, unheardBy } = listen()
    tell(CID, false)
    tell(BOB, false)
    expect(unheardBy.value).toEqual([BOB, CID])
    tell(BOB, true)
    expect(unheardBy.value).toEqual([CID])
  })

  it('are forgotten where they do not say it again', () => {
    const { tell, unheardBy } = listen()
    tell(BOB, false)
    vi.advanceTimersByTime(UNHEARD_HOLDS_MS - 1)
    tell(BOB, false)
    vi.advanceTimersByTime(UNHEARD_HOLDS_MS - 1)
    expect(unheardBy.value).toEqual([BOB])
    vi.advanceTimersByTime(1)
    expect(unheardBy.value).toEqual([])
  })

  it('are those of the present call who are still in it', () => {
    const { tell, unheardBy } = listen()
    tell(BOB, false, asId<CallId>('0'))
    tell(CID, false)
    expect(unheardBy.value).toEqual([CID])
    call.value = { ...call.value, participants: [participant(ANN, 'a'), participant(BOB, 'b')] }
    expect(unheardBy.value).toEqual([])
  })
})
