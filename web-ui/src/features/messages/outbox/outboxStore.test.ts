// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { createPinia, type Pinia, setActivePinia } from 'pinia'
import { flushPromises } from '@vue/test-utils'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useOutboxStore } from './outboxStore'
import { openOutboxShelf } from './outboxShelf'
import { useAuthStore } from '@/features/auth/authStore'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import { useLogsStore } from '@/features/messages/logsStore'
import type { Command } from '@/realtime/frames'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { RequestUnanswered } from '@/realtime/requests'
import { ANN, BOB, CHAT, message, user } from '@/testing/events'
import { refused as refusedBy } from '@/testing/refused'
import { asId } from '@/realtime/id'
import type { ChatId, AttachmentId } from '@/realtime/protocol.gen'

type Send = Extract<Command, { type: 'message.send' }>

/** A server that takes every message once, and what it has been sent. */
class Server {
  readonly log: Send[] = []
  readonly asked: Send[] = []
  answer: (send: Send) => Promise<never> | null = () => null

  async take(send: Send) {
    this.asked.push(send)
    const failure = this.answer(send)
    if (failure) {
      return failure
    }
    const known = this.log.findIndex(({ clientId }) => clientId === send.clientId)
    return { seq: known >= 0 ? known + 1 : this.log.push(send) }
  }

  texts = () => this.log.map(({ text }) => text)
}

let server: Server
/** Tells the page of an event. */
let hear: (event: object) => void

const refusal = (...failure: Parameters<typeof refusedBy>) => Promise.reject<never>(refusedBy(...failure))

const open: { realtime: ReturnType<typeof useRealtimeStore>; channel: BroadcastChannel }[] = []

class Channel extends BroadcastChannel {
  constructor(name: string) {
    super(name)
    open.push({ realtime: useRealtimeStore(), channel: this })
  }
}

/** Closes all tabs, and whatever they were at. */
function close(): void {
  for (const { realtime, channel } of open.splice(0)) {
    realtime.state = 'closed'
    channel.close()
  }
}

function reload(who = ANN, online = true): Pinia {
  close()
  return tab(who, online)
}

/** One more tab of the page. */
function tab(who = ANN, online = true): Pinia {
  const pinia = createPinia()
  setActivePinia(pinia)
  useAuthStore().user = user(who)
  const realtime = useRealtimeStore()
  realtime.state = online ? 'online' : 'reconnecting'
  realtime.request = vi.fn((command: Command) =>
    realtime.state === 'online'
      ? server.take(command as Send)
      : Promise.reject(new RequestUnanswered('not connected')),
  ) as never
  realtime.onEvent = ((listen: (event: object) => void) => {
    hear = listen
  }) as never
  useOutboxStore().listen()
  return pinia
}

const send = (text: string, chatId = CHAT, attachments: never[] = []) => {
  useOutboxStore().send({ chatId, chatTitle: 'Group', text, replyTo: null, attachments })
}
const unsent = () => [...useOutboxStore().byClientId.values()].map(({ text, state }) => `${state}: ${text}`)
const stored = async (who = ANN) => (await (await openOutboxShelf(who)).all()).map(({ text }) => text)

beforeEach(() => {
  server = new Server()
  close()
  vi.stubGlobal('BroadcastChannel', Channel)
  localStorage.clear()
  globalThis.indexedDB = new IDBFactory()
})

describe('over a reload', () => {
  it('has what was written without a connection, and sends it once and in order', async () => {
    tab(ANN, false)
    for (const text of ['one', 'two', 'three']) {
      send(text)
    }
    expect(unsent()).toEqual(['pending: one', 'pending: two', 'pending: three'])
    await vi.waitFor(async () => expect(await stored()).toEqual(['one', 'two', 'three']))

    reload(ANN, false)
    await vi.waitFor(() => expect(unsent()).toEqual(['pending: one', 'pending: two', 'pending: three']))
    useRealtimeStore().state = 'online'
    useOutboxStore().flush()

    await vi.waitFor(() => expect(server.texts()).toEqual(['one', 'two', 'three']))
    await vi.waitFor(async () => expect(await stored()).toEqual([]))
    expect(unsent()).toEqual([])
  })

  it('has what was sent at the last moment, before any database was open', async () => {
    tab(ANN, false)
    send('at the last moment')
    // The page goes now; nothing asynchronous has run yet.
    globalThis.indexedDB = new IDBFactory()

    reload()
    await vi.waitFor(() => expect(server.texts()).toEqual(['at the last moment']))
    await vi.waitFor(() => expect(useDraftsStore().unsettled()).toEqual([]))
  })

  it('sends under the same client id what was sent and not answered', async () => {
    server.answer = (sent) => {
      server.log.push(sent)
      return Promise.reject<never>(new RequestUnanswered('connection lost'))
    }
    tab()
    send('once')
    await vi.waitFor(() => expect(server.asked).toHaveLength(1))

    server.answer = () => null
    reload()
    await vi.waitFor(() => expect(server.asked.length).toBeGreaterThan(1))
    await vi.waitFor(async () => expect(await stored()).toEqual([]))
    expect(server.texts()).toEqual(['once'])
  })

  it('shows what was refused, and why, and does not send it by itself', async () => {
    server.answer = () => refusal('FORBIDDEN')
    tab()
    const failures = vi.fn()
    useOutboxStore().onFailed(failures)
    send('refused')
    await vi.waitFor(() => expect(unsent()).toEqual(['failed: refused']))
    expect(failures).toHaveBeenCalledOnce()
    await vi.waitFor(async () => expect(await stored()).toEqual(['refused']))

    reload()
    await vi.waitFor(() => expect(unsent()).toEqual(['failed: refused']))
    useOutboxStore().flush()
    expect(useOutboxStore().failed[0]?.code).toBe('FORBIDDEN')
    expect(useOutboxStore().states.get(CHAT)).toBe('failed')
    expect(server.asked).toHaveLength(1)
  })

  it('shows and sends nothing of somebody else', async () => {
    tab(ANN, false)
    send("Ann's")
    await vi.waitFor(async () => expect(await stored(ANN)).toEqual(["Ann's"]))

    reload(BOB)
    send("Bob's")
    await vi.waitFor(() => expect(server.texts()).toEqual(["Bob's"]))
    await vi.waitFor(async () => expect(await stored(BOB)).toEqual([]))
    expect(unsent()).toEqual([])
    expect(await stored(ANN)).toEqual(["Ann's"])

    reload(ANN)
    await vi.waitFor(() => expect(server.texts()).toEqual(["Bob's", "Ann's"]))
  })
})

describe('a message that waits for an administrator', () => {
  const decided = vi.fn<() => Promise<string[]>>(() => Promise.resolve([]))
  const withdraw = vi.fn<() => Promise<void>>()
  vi.doMock('./heldMessages', () => ({ decidedAmong: decided, withdraw }))

  async function held() {
    server.answer = () => refusal('MESSAGE_HELD')
    tab()
    const failures = vi.fn()
    useOutboxStore().onFailed(failures)
    send('slow')
    await vi.waitFor(() => expect(unsent()).toEqual(['failed: slow']))
    return failures
  }

  it('has not failed, and is not sent again by itself', async () => {
    const failures = await held()
    expect(failures).not.toHaveBeenCalled()
    expect(useOutboxStore().failed).toEqual([])
    expect(useOutboxStore().states.size).toBe(0)
    useOutboxStore().flush()
    expect(server.asked).toHaveLength(1)
  })

  it('is sent again once it is decided', async () => {
    await held()
    hear({ type: 'notices.changed' })
    await vi.waitFor(() => expect(decided).toHaveBeenCalled())
    expect(server.asked).toHaveLength(1)

    const clientId = server.asked[0]?.clientId ?? ''
    server.answer = () => null
    decided.mockResolvedValueOnce([clientId])
    hear({ type: 'notices.changed' })
    await vi.waitFor(() => expect(server.texts()).toEqual(['slow']))
    expect(server.asked.map((each) => each.clientId)).toEqual([clientId, clientId])
  })

  it('is asked for after a reload, too', async () => {
    await held()
    await vi.waitFor(async () =>
      expect(await (await openOutboxShelf(ANN)).all()).toMatchObject([{ text: 'slow', state: 'failed' }]),
    )
    server.answer = () => null
    decided.mockResolvedValueOnce([server.asked[0]?.clientId ?? ''])
    decided.mockClear()
    reload()
    await vi.waitFor(() => expect(server.texts()).toEqual(['slow']))
    expect(decided).toHaveBeenCalledOnce()
  })

  it('is gone when its event comes', async () => {
    await held()
    const clientId = server.asked[0]?.clientId ?? ''
    useOutboxStore().reduceEvent({ ...message(1, ANN, 'slow'), clientId })
    expect(unsent()).toEqual([])
  })

  it('is taken from the server before it is discarded, and stays where that fails', async () => {
    await held()
    const [clientId = ''] = useOutboxStore().byClientId.keys()
    withdraw.mockRejectedValueOnce(new Error('offline'))
    useOutboxStore().discard(clientId)
    await vi.waitFor(() => expect(withdraw).toHaveBeenCalledOnce())
    await flushPromises()
    expect(unsent()).toEqual(['failed: slow'])
    withdraw.mockResolvedValueOnce(undefined)
    useOutboxStore().takeBack(clientId)
    await vi.waitFor(() => expect(unsent()).toEqual([]))
    expect(useDraftsStore().of(CHAT).text).toBe('slow')
  })
})

describe('sending', () => {
  it('keeps the order of a chat, also where one message is held up', async () => {
    let refusals = 2
    server.answer = ({ text }) =>
      text === 'one' && refusals-- > 0 ? refusal('RATE_LIMITED', { retryAfterMs: 1 }) : null
    tab()
    send('one')
    send('two')
    send('elsewhere', asId<ChatId>('another chat'))
    await vi.waitFor(() => expect(server.texts()).toHaveLength(3))
    expect(server.texts().filter((text) => text !== 'elsewhere')).toEqual(['one', 'two'])
  })

  it('lets one that is refused for good hold up no other', async () => {
    server.answer = ({ text }) => (text === 'one' ? refusal('FORBIDDEN') : null)
    tab()
    send('one')
    send('two')
    await vi.waitFor(() => expect(server.texts()).toEqual(['two']))
    expect(unsent()).toEqual(['failed: one'])
  })

  it('shows a message until its event is there, where the log is open', async () => {
    tab()
    useLogsStore().begin(CHAT)
    send('hello')
    await vi.waitFor(async () => expect(await stored()).toEqual([]))
    await vi.waitFor(() => expect(server.texts()).toEqual(['hello']))
    expect(unsent()).toEqual(['pending: hello'])
    const clientId = server.log[0]?.clientId ?? ''
    useOutboxStore().reduceEvent({ ...message(1, ANN, 'hello'), clientId })
    expect(unsent()).toEqual([])
  })

  it("takes another's message with the same client id for another's", async () => {
    tab(ANN, false)
    send('mine')
    const [clientId = ''] = useOutboxStore().byClientId.keys()
    useOutboxStore().reduceEvent({ ...message(1, BOB), clientId })
    expect(unsent()).toEqual(['pending: mine'])
  })
})

describe('a message that has failed', () => {
  it('goes back into the composer without the files that are gone', async () => {
    server.answer = () => refusal('ATTACHMENT_NOT_FOUND')
    tab()
    const file = { id: asId<AttachmentId>('f'), name: 'f', mediaType: 'text/plain', size: 1, image: null }
    useOutboxStore().send({
      chatId: CHAT,
      chatTitle: '',
      text: 'with a file',
      replyTo: 3,
      attachments: [file],
    })
    await vi.waitFor(() => expect(unsent()).toEqual(['failed: with a file']))
    useDraftsStore().update(CHAT, (draft) => ({ ...draft, text: 'begun since' }))
    useOutboxStore().takeBack(useOutboxStore().failed[0]?.clientId ?? '')
    expect(useDraftsStore().of(CHAT)).toMatchObject({
      text: 'begun since\nwith a file',
      replyTo: 3,
      files: [],
    })
    expect(unsent()).toEqual([])
    await vi.waitFor(async () => expect(await stored()).toEqual([]))
  })

  it('is one that has failed after a reload too, where the browser keeps no database', async () => {
    globalThis.indexedDB = { open: vi.fn(() => Promise.reject(new Error('none here'))) } as never
    server.answer = () => refusal('FORBIDDEN')
    tab()
    send('refused')
    await vi.waitFor(() => expect(unsent()).toEqual(['failed: refused']))
    reload(ANN, false)
    await vi.waitFor(() => expect(unsent()).toEqual(['failed: refused']))
    expect(useOutboxStore().failed[0]?.code).toBe('FORBIDDEN')
    useOutboxStore().retry(useOutboxStore().failed[0]?.clientId ?? '')
    reload(ANN, false)
    await vi.waitFor(() => expect(unsent()).toEqual(['pending: refused']))
  })

  it('is sent again when asked, and gone when discarded', async () => {
    server.answer = () => refusal('FORBIDDEN')
    tab()
    send('one')
    send('two')
    await vi.waitFor(() => expect(unsent()).toEqual(['failed: one', 'failed: two']))
    server.answer = () => null
    const [one, two] = useOutboxStore().failed
    useOutboxStore().discard(two?.clientId ?? '')
    useOutboxStore().retry(one?.clientId ?? '')
    await vi.waitFor(() => expect(server.texts()).toEqual(['one']))
    await vi.waitFor(async () => expect(await stored()).toEqual([]))
  })
})

describe('several tabs', () => {
  it('show what another has written, send it when that is gone, and forget it once it is sent', async () => {
    const first = tab(ANN, false)
    const second = tab(ANN, false)
    setActivePinia(first)
    send('from the first')
    setActivePinia(second)
    await vi.waitFor(() => expect(unsent()).toEqual(['pending: from the first']))
    useRealtimeStore().state = 'online'
    useOutboxStore().flush()
    await vi.waitFor(() => expect(server.texts()).toEqual(['from the first']))
    setActivePinia(first)
    await vi.waitFor(() => expect(unsent()).toEqual([]))
  })

  it('double nothing where both come back at once', async () => {
    const first = tab(ANN, false)
    for (const text of ['one', 'two', 'three']) {
      send(text)
    }
    const second = tab(ANN, false)
    await vi.waitFor(() => expect(unsent()).toHaveLength(3))
    for (const each of [first, second]) {
      setActivePinia(each)
      useRealtimeStore().state = 'online'
      useOutboxStore().flush()
    }
    await vi.waitFor(async () => expect(await stored()).toEqual([]))
    expect(server.texts()).toEqual(['one', 'two', 'three'])
  })
})

describe('where the browser refuses the database', () => {
  const refused = (): never => {
    throw new DOMException('refused', 'SecurityError')
  }
  const refuseJournal = () => vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refused)

  beforeEach(() => {
    globalThis.indexedDB = { open: vi.fn(refused) } as never
  })

  it('keeps what is unsent in the journal, and sends it after a reload', async () => {
    tab(ANN, false)
    send('in the journal')
    await flushPromises()
    expect(indexedDB.open).toHaveBeenCalled()
    expect(useOutboxStore().lasting).toBe(true)
    expect(unsent()).toEqual(['pending: in the journal'])

    reload()
    await vi.waitFor(() => expect(server.texts()).toEqual(['in the journal']))
    await vi.waitFor(() => expect(unsent()).toEqual([]))
    expect(useDraftsStore().unsettled()).toEqual([])
  })

  it('says that it keeps nothing where the journal is refused too, and works in memory', async () => {
    refuseJournal()
    tab(ANN, false)
    send('in memory')
    await vi.waitFor(() => expect(useOutboxStore().lasting).toBe(false))
    expect(unsent()).toEqual(['pending: in memory'])
    useRealtimeStore().state = 'online'
    useOutboxStore().flush()
    await vi.waitFor(() => expect(server.texts()).toEqual(['in memory']))
    await vi.waitFor(() => expect(unsent()).toEqual([]))
    expect(useOutboxStore().lasting).toBe(true)
  })

  it('keeps again what is written after one failure, where only the journal is refused', async () => {
    globalThis.indexedDB = new IDBFactory()
    refuseJournal()
    tab(ANN, false)
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
      ?.value as IDBObjectStore['put']
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: { message: { text: string } },
      key?: IDBValidKey,
    ) {
      return value.message.text === 'not kept' ? refused() : put.call(this, value, key)
    })
    send('not kept')
    send('kept')
    await vi.waitFor(async () => expect(await stored()).toEqual(['kept']))
    // The first is still in memory alone.
    expect(useOutboxStore().lasting).toBe(false)
    const first = [...useOutboxStore().byClientId.values()].find(({ text }) => text === 'not kept')
    useOutboxStore().discard(first?.clientId ?? '')
    expect(unsent()).toEqual(['pending: kept'])
    expect(useOutboxStore().lasting).toBe(true)
  })
})

describe('where the database does not answer any more', () => {
  /** A request that never ends. */
  const silent = (): IDBRequest =>
    Object.assign(Object.create(IDBRequest.prototype) as IDBRequest, { addEventListener: vi.fn() })

  it('sends all the same, and keeps again what is written once it has answered', async () => {
    tab(ANN, false)
    send('at first')
    await vi.waitFor(async () => expect(await stored()).toEqual(['at first']))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const readings = vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(silent)
    useRealtimeStore().state = 'online'
    useOutboxStore().flush()
    send('in silence')
    await vi.waitFor(() => expect(server.texts()).toEqual(['at first', 'in silence']), 10_000)
    await vi.waitFor(() => expect(unsent()).toEqual([]), 10_000)
    expect(useDraftsStore().unsettled()).toEqual([])

    vi.useRealTimers()
    readings.mockRestore()
    reload(ANN, false)
    send('after it')
    await vi.waitFor(async () => expect(await stored()).toContain('after it'))
  })
})

it('forgets everything of a person whose account is gone, and nothing of others', async () => {
  tab(BOB, false)
  send("Bob's")
  await vi.waitFor(async () => expect(await stored(BOB)).toEqual(["Bob's"]))
  tab(ANN, false)
  send("Ann's")
  await useOutboxStore().forget()
  expect(unsent()).toEqual([])
  expect(await stored(ANN)).toEqual([])
  expect(await stored(BOB)).toEqual(["Bob's"])
})
