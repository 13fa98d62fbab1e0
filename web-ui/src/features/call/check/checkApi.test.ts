import { expect, it, vi } from 'vitest'
import { offerToRouter } from './checkApi'
import { request } from '@/api/http'

vi.mock('@/api/http')

it('waits for the router no longer than a trial lasts', async () => {
  vi.mocked(request).mockResolvedValue({ sdp: 'answer' })
  expect(await offerToRouter('offer', 'udp')).toBe('answer')
  expect(request).toHaveBeenCalledWith('/api/calls/check', expect.objectContaining({ deadlineMs: 8_000 }))
})
