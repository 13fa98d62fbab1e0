import { effectScope, nextTick, ref } from 'vue'
import { beforeEach, expect, it, vi } from 'vitest'
import { seedBlobUrl, useBlobUrl } from './blobUrls'
import { download } from './files'

vi.mock('./files', () => ({ download: vi.fn() }))

const settled = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => {
  let made = 0
  vi.mocked(download)
    .mockReset()
    .mockResolvedValue(new Blob(['x']))
  URL.createObjectURL = vi.fn(() => `blob:${++made}`)
  URL.revokeObjectURL = vi.fn()
})

function use(path: string | null) {
  const scope = effectScope()
  const wanted = ref(path)
  const shown = scope.run(() => useBlobUrl(wanted))
  if (!shown) {
    throw new Error('no scope')
  }
  return { wanted, ...shown, leave: () => scope.stop() }
}

it('fetches once what is shown in several places', async () => {
  const one = use('/shared')
  const other = use('/shared')
  await settled()
  expect(one.url.value).toBe('blob:1')
  expect(other.url.value).toBe('blob:1')
  expect(download).toHaveBeenCalledTimes(1)
})

it('fetches nothing that the page has already', async () => {
  seedBlobUrl('/seeded', new Blob(['y']))
  const { url } = use('/seeded')
  await settled()
  expect(url.value).toBe('blob:1')
  expect(download).not.toHaveBeenCalled()
})

it('says that it failed, and can be asked again', async () => {
  vi.mocked(download).mockRejectedValueOnce(new Error('away'))
  const { url, failed, retry } = use('/away')
  await settled()
  expect(failed.value).toBe(true)
  await retry()
  expect(failed.value).toBe(false)
  expect(url.value).toBe('blob:1')
})

it('follows its path and shows no stale content', async () => {
  const { wanted, url } = use('/first')
  await settled()
  wanted.value = '/second'
  await nextTick()
  expect(url.value).toBeNull()
  await settled()
  expect(url.value).toBe('blob:2')
  wanted.value = null
  await settled()
  expect(url.value).toBeNull()
})

it('revokes what nobody shows any more, but keeps the latest', async () => {
  for (let i = 0; i < 100; i++) {
    const { leave } = use(`/many/${i}`)
    await settled()
    leave()
  }
  expect(vi.mocked(URL.revokeObjectURL).mock.calls.length).toBeGreaterThanOrEqual(15)
  vi.mocked(download).mockClear()
  use('/many/99')
  await settled()
  expect(download).not.toHaveBeenCalled()
})
