// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { discardFile, uploadFile } from './attachmentsApi'
import { useLimitsStore } from './limitsStore'
import { useUploadsStore } from './uploadsStore'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import { Problem } from '@/api/problem'
import { CHAT } from '@/testing/events'
import type { MessagePlace } from '@/realtime/messagePlace'
import type { AttachmentView, AttachmentId } from '@/realtime/protocol.gen'
import { asId } from '@/realtime/id'

vi.mock('./attachmentsApi', async (original) => ({
  ...(await original<object>()),
  uploadFile: vi.fn(),
  discardFile: vi.fn(() => Promise.resolve()),
}))

interface Call {
  name: string
  progress: (done: number) => void
  signal: AbortSignal
  done: (attachment: AttachmentView) => void
  fail: (failure: unknown) => void
}

const calls: Call[] = []

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
  calls.length = 0
  vi.mocked(discardFile).mockClear()
  vi.mocked(uploadFile).mockImplementation(
    (_, file, progress, signal) =>
      new Promise((done, fail) => {
        signal.addEventListener('abort', () => fail(new Problem('NETWORK', 0)))
        calls.push({ name: file.name, progress, signal, done, fail })
      }),
  )
  URL.createObjectURL = vi.fn(() => 'blob:preview')
  URL.revokeObjectURL = vi.fn()
})

const file = (name: string, size = 3) => {
  const made = new File(['abc'.slice(0, size)], name)
  Object.defineProperty(made, 'size', { value: size })
  return made
}
const attachment = (name: string): AttachmentView => ({
  id: asId<AttachmentId>(`id of ${name}`),
  name,
  mediaType: 'text/plain',
  size: 3,
  image: null,
})
const settled = () => new Promise((resolve) => setTimeout(resolve))
const states = () =>
  useUploadsStore()
    .of(CHAT)
    .map(({ state }) => state)

it('uploads what is picked at once, three at a time', async () => {
  const uploads = useUploadsStore()
  uploads.add(CHAT, [file('a'), file('b'), file('c'), file('d')])
  expect(states()).toEqual(['uploading', 'uploading', 'uploading', 'waiting'])
  calls[0]?.progress(0.5)
  expect(uploads.of(CHAT)[0]?.progress).toBe(0.5)
  calls[0]?.done(attachment('a'))
  await settled()
  expect(states()).toEqual(['ready', 'uploading', 'uploading', 'uploading'])
})

it('takes ten files for a message and says how many are too many', () => {
  const uploads = useUploadsStore()
  expect(
    uploads.add(
      CHAT,
      Array.from({ length: 12 }, (_, i) => file(`${i}`)),
    ),
  ).toBe(2)
  expect(uploads.of(CHAT)).toHaveLength(10)
  expect(uploads.add(CHAT, [file('more')])).toBe(1)
  expect(uploads.add(asId<MessagePlace>('another chat'), [file('more')])).toBe(0)
})

it('refuses an empty or too large file without sending it', () => {
  const uploads = useUploadsStore()
  useLimitsStore().maxBytes = 1000
  uploads.add(CHAT, [file('large', 1001), file('empty', 0), file('fits', 1000)])
  expect(uploads.of(CHAT).map(({ code }) => code)).toEqual(['ATTACHMENT_TOO_LARGE', 'INVALID_REQUEST', null])
  expect(calls.map(({ name }) => name)).toEqual(['fits'])
})

it('says of each file why it failed, and tries it again', async () => {
  const uploads = useUploadsStore()
  uploads.add(CHAT, [file('a'), file('b')])
  calls[0]?.fail(new Problem('ATTACHMENT_QUOTA_EXCEEDED', 409))
  calls[1]?.done(attachment('b'))
  await settled()
  expect(states()).toEqual(['failed', 'ready'])
  const [failed] = uploads.of(CHAT)
  expect(failed?.code).toBe('ATTACHMENT_QUOTA_EXCEEDED')
  uploads.retry(CHAT, failed?.key ?? '')
  expect(states()).toEqual(['uploading', 'ready'])
})

it('stops an upload that is taken out, and takes back one that is done', async () => {
  const uploads = useUploadsStore()
  uploads.add(CHAT, [file('a'), file('b')])
  const [first, second] = uploads.of(CHAT)
  uploads.remove(CHAT, first?.key ?? '')
  expect(calls[0]?.signal.aborted).toBe(true)
  calls[1]?.done(attachment('b'))
  await settled()
  expect(states()).toEqual(['ready'])
  uploads.remove(CHAT, second?.key ?? '')
  expect(discardFile).toHaveBeenCalledWith(CHAT, 'id of b')
  expect(uploads.of(CHAT)).toEqual([])
})

it('hands over what is uploaded and keeps what failed', async () => {
  const uploads = useUploadsStore()
  uploads.add(CHAT, [file('a'), file('b'), file('c')])
  calls[0]?.done(attachment('a'))
  calls[1]?.fail(new Problem('NETWORK', 0))
  calls[2]?.done(attachment('c'))
  await settled()
  expect(uploads.take(CHAT).map(({ name }) => name)).toEqual(['a', 'c'])
  useDraftsStore().update(CHAT, (draft) => ({ ...draft, files: [] }))
  expect(states()).toEqual(['failed'])
  expect(uploads.take(CHAT)).toEqual([])
})

it('has what was uploaded after a reload, until it is sent or taken out', async () => {
  useUploadsStore().add(CHAT, [file('a'), file('b')])
  calls[0]?.done(attachment('a'))
  await settled()

  setActivePinia(createPinia())
  const uploads = useUploadsStore()
  expect(uploads.of(CHAT).map(({ name, state, file: here }) => [name, state, here])).toEqual([
    ['a', 'ready', null],
  ])
  uploads.add(CHAT, [file('c')])
  calls[2]?.done(attachment('c'))
  await settled()
  expect(uploads.take(CHAT).map(({ name }) => name)).toEqual(['a', 'c'])
  uploads.remove(CHAT, uploads.of(CHAT)[0]?.key ?? '')
  expect(discardFile).toHaveBeenCalledWith(CHAT, 'id of a')

  setActivePinia(createPinia())
  expect(
    useUploadsStore()
      .of(CHAT)
      .map(({ name }) => name),
  ).toEqual(['c'])
})

it('has them in the order in which they were picked, whichever was uploaded first', async () => {
  useUploadsStore().add(CHAT, [file('a'), file('b')])
  calls[1]?.done(attachment('b'))
  await settled()
  calls[0]?.done(attachment('a'))
  await settled()
  setActivePinia(createPinia())
  expect(
    useUploadsStore()
      .of(CHAT)
      .map(({ name }) => name),
  ).toEqual(['a', 'b'])
})
