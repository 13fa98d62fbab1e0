import { expect, it, vi } from 'vitest'
import { click } from './clicks'
import { push } from './notices'
import type { ClickEvent, Notice, NoticeOptions, PushEvent, WindowClient, WorkerScope } from './scope'

interface Shown extends Notice {
  title: string
  options: NoticeOptions
}

/** A browser that shows one notice of a tag. */
function browser(pages: WindowClient[] = []) {
  const shown = new Map<string, Shown>()
  const opened: string[] = []
  const scope: WorkerScope = {
    location: { origin: 'https://parley.example' },
    registration: {
      showNotification: (title, options) => {
        const { tag, data } = options
        shown.set(tag, { title, options, tag, data, close: () => shown.delete(tag) })
        return Promise.resolve()
      },
      getNotifications: () => Promise.resolve([...shown.values()]),
    },
    clients: {
      matchAll: () => Promise.resolve(pages),
      openWindow: (url) => Promise.resolve(opened.push(url)),
      claim: () => Promise.resolve(),
    },
    skipWaiting: () => Promise.resolve(),
    addEventListener: () => undefined,
  }
  const pushed = (content: unknown) =>
    push(scope, { data: { json: () => content }, waitUntil: () => undefined } as PushEvent)
  const clicked = (tag: string, action = '') => {
    const notification = shown.get(tag)
    return click(scope, { notification, action, waitUntil: () => undefined } as unknown as ClickEvent)
  }
  const texts = () =>
    [...shown.values()].map(({ title, options }) =>
      `${title}: ${options.body}`.replace(/[\u2066-\u2069]/g, ''),
    )
  return { shown, opened, pushed, clicked, texts }
}

const messages = (chatId: string, seq: number, more: object = {}) => ({
  kind: 'messages',
  language: 'en',
  chatId,
  seq,
  count: 1,
  quiet: false,
  read: [],
  personal: false,
  title: 'Garden',
  name: 'Bob',
  text: 'hello',
  files: 0,
  ...more,
})

it('shows one notice a chat, loud where it is new, and takes away what was read elsewhere', async () => {
  const page = browser()
  await page.pushed(messages('a', 5))
  expect(page.texts()).toEqual(['Bob in Garden: hello'])
  expect(page.shown.get('parley a')?.options).toMatchObject({ silent: false, renotify: true })
  // A retry, or what the page has shown already.
  await page.pushed(messages('a', 5))
  expect(page.shown.get('parley a')?.options).toMatchObject({ silent: true, renotify: false })
  await page.pushed(messages('a', 6, { count: 2, text: '**loud** and ||covered||' }))
  expect(page.texts()).toEqual(['Garden: 2 new messages\nBob: loud and ▮▮▮'])
  await page.pushed(messages('b', 1, { personal: true, text: '', files: 3, read: ['a'] }))
  expect(page.texts()).toEqual(['Bob: 3 files'])
})

it('says nothing of who and what where the text is hidden, in the language of the person', async () => {
  const page = browser()
  const { kind, chatId, seq, quiet, read } = messages('a', 5)
  await page.pushed({ kind, chatId, seq, quiet, read, language: 'ru', count: 3 })
  expect(page.texts()).toEqual(['Parley: 3 новых сообщения'])
  await page.pushed({ kind, chatId: 'b', seq, quiet, read, language: 'fa', count: 1 })
  expect(page.shown.get('parley b')?.options).toMatchObject({ dir: 'rtl', body: 'پیام تازه' })
})

it('shows something for whatever it does not know', async () => {
  const page = browser()
  await page.pushed({ kind: 'of a newer server' })
  await page.pushed(undefined)
  expect(page.texts()).toEqual(['Parley: New message'])
})

it('lets a call ring until it is answered elsewhere', async () => {
  const page = browser()
  const ring = { kind: 'ring', language: 'en', callId: 'c', chatId: 'a', video: true, name: 'Bob' }
  await page.pushed(ring)
  expect(page.texts()).toEqual(['Bob: Video call'])
  expect(page.shown.get('parley call c')?.options).toMatchObject({ requireInteraction: true, silent: false })
  await page.pushed({ ...ring, kind: 'over', how: 'ANSWERED' })
  expect(page.texts()).toEqual(['Bob: Answered on another device'])
  expect(page.shown.get('parley call c')?.options).toMatchObject({ requireInteraction: false, silent: true })
})

it('leads to the chat or the call, in a page that is open or in a new one', async () => {
  const page = browser()
  await page.pushed({ kind: 'ring', language: 'en', callId: 'c', chatId: 'a', video: false })
  await page.clicked('parley call c', 'answer')
  await page.pushed(messages('a', 5))
  await page.clicked('parley a')
  expect(page.opened).toEqual(['/chats/a?call=c&do=answer', '/chats/a'])
  expect(page.shown.size).toBe(0)

  const told = vi.fn<(message: unknown) => void>()
  const open = (path: string, postMessage: (message: unknown) => void): WindowClient => ({
    url: `https://parley.example${path}`,
    focused: false,
    visibilityState: 'hidden',
    focus: () => Promise.resolve(),
    postMessage,
  })
  const guest = vi.fn<(message: unknown) => void>()
  const other = browser([open('/m/abc', guest), open('/chats/z', told)])
  await other.pushed(messages('a', 5))
  await other.clicked('parley a')
  expect(told).toHaveBeenCalledWith({ type: 'parley.open', path: '/chats/a' })
  expect(guest).not.toHaveBeenCalled()
  expect(other.opened).toEqual([])
})
