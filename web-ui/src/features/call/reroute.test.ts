import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { HeldCall } from './heldCall'
import type { LeftCalls } from './leftCalls'
import { useReroute } from './reroute'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { RequestRefused } from '@/realtime/requests'
import { answered } from '@/testing/events'

const call = answered({ mediaPath: 'router', version: 3 })
const refusal = (code: string) =>
  new RequestRefused({ type: 'error', re: '1', code, title: '', details: {} } as never)

let request: ReturnType<typeof vi.fn<() => Promise<unknown>>>
let dispatch: ReturnType<typeof vi.fn>

beforeEach(() => {
  setActivePinia(createPinia())
  request = vi.fn<() => Promise<unknown>>().mockResolvedValue({ type: 'call.state', re: '1', call })
  vi.spyOn(useRealtimeStore(), 'request').mockImplementation(request as never)
  dispatch = vi.fn()
})

function asker(isOld = false) {
  return useReroute({ dispatch } as unknown as HeldCall, { isOld: () => isOld } as unknown as LeftCalls)
}

describe('asking for the router', () => {
  it('takes in how the call stands then', async () => {
    await asker()(call.id)
    expect(request).toHaveBeenCalledWith({ type: 'call.reroute', callId: call.id })
    expect(dispatch).toHaveBeenCalledWith({ type: 'viewed', call })
  })

  it('takes in nothing of a call that was left meanwhile', async () => {
    await asker(true)(call.id)
    expect(dispatch).not.toHaveBeenCalled()
  })

  it('asks once at a time', async () => {
    const reroute = asker()
    await Promise.all([reroute(call.id), reroute(call.id)])
    expect(request).toHaveBeenCalledTimes(1)
  })

  it('asks again after a refusal that may pass, and never where there is no router', async () => {
    const reroute = asker()
    request.mockRejectedValueOnce(refusal('UNAVAILABLE')).mockRejectedValueOnce(refusal('INVALID_REQUEST'))
    await reroute(call.id)
    await reroute(call.id)
    await reroute(call.id)
    expect(request).toHaveBeenCalledTimes(2)
    expect(dispatch).not.toHaveBeenCalled()
  })
})
