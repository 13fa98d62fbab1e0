// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { listServers } from './administrationApi'
import { useRefreshed } from './useRefreshed'
import { Problem } from '@/api/problem'
import type { Server } from '@/api/schema'

vi.mock('./administrationApi', () => ({ listServers: vi.fn() }))

const server: Server = {
  id: 'a',
  address: 'one:8080',
  version: '1',
  connections: 2,
  mediaPeople: 0,
  draining: false,
  answering: true,
}

function mounted() {
  let found!: ReturnType<typeof useRefreshed<Server[]>>
  const wrapper = mount(
    defineComponent(() => {
      found = useRefreshed(async () => (await listServers()).servers)
      return () => h('div')
    }),
  )
  return { wrapper, ...found }
}

describe('what is asked for again', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('are asked for again while somebody looks, and not after', async () => {
    vi.mocked(listServers).mockResolvedValue({ servers: [server] })
    const { wrapper, told: servers } = mounted()
    await flushPromises()
    expect(servers.value).toEqual([server])
    await vi.advanceTimersByTimeAsync(15_000)
    expect(listServers).toHaveBeenCalledTimes(2)
    wrapper.unmount()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(listServers).toHaveBeenCalledTimes(2)
  })

  it('stay as they were last told where the next answer is missing', async () => {
    vi.mocked(listServers).mockResolvedValueOnce({ servers: [server] })
    vi.mocked(listServers).mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
    vi.mocked(listServers).mockResolvedValueOnce({ servers: [] })
    const { told: servers, error } = mounted()
    await flushPromises()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(error.value).toBe('UNAVAILABLE')
    expect(servers.value).toEqual([server])
    await vi.advanceTimersByTimeAsync(15_000)
    expect(error.value).toBeNull()
    expect(servers.value).toEqual([])
  })
})
