// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, defineComponent, h, nextTick, ref, shallowRef, useTemplateRef } from 'vue'
import { buildTimeline } from './timeline'
import type { useConversation } from './useConversation'
import { STILL_MS, useMessageWindow } from './useMessageWindow'
import { ANN, BOB, message, summary } from '@/testing/events'

const ROW_PX = 100
const LIST_PX = 650

/** Gives elements the places that a browser would: rows of one height below each other in a list that scrolls. */
function layOut(): void {
  const listOf = (el: Element) => el.closest<HTMLElement>('.list')
  const rowsOf = (el: Element) => [...el.querySelectorAll('[data-row]')]
  const tops = new WeakMap<Element, number>()
  const define = (name: string, value: PropertyDescriptor) => {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, ...value })
  }
  define('clientHeight', { get: () => LIST_PX })
  define('scrollHeight', {
    get(this: HTMLElement) {
      return Math.max(LIST_PX, rowsOf(this).length * ROW_PX)
    },
  })
  define('scrollTop', {
    get(this: HTMLElement) {
      return Math.min(tops.get(this) ?? 0, this.scrollHeight - LIST_PX)
    },
    set(this: HTMLElement, top: number) {
      tops.set(this, Math.max(0, Math.min(top, this.scrollHeight - LIST_PX)))
    },
  })
  define('scrollIntoView', {
    value(this: HTMLElement) {
      const list = listOf(this)
      if (list) {
        list.scrollTop = rowsOf(list).indexOf(this) * ROW_PX - LIST_PX / 2
      }
    },
  })
  define('getBoundingClientRect', {
    value(this: HTMLElement) {
      const list = listOf(this)
      const at = list && this !== list ? rowsOf(list).indexOf(this) * ROW_PX - list.scrollTop : 0
      return { top: at, bottom: at + ROW_PX }
    },
  })
}

/** A conversation of Ann's whose log holds messages by Bob, of which she has read so many. */
function open(length: number, readSeq: number, { looking = true } = {}) {
  const events = shallowRef(Array.from({ length }, (_, index) => message(index + 1, BOB)))
  const state = shallowRef(summary({ head: length, readSeq, unread: length - readSeq }))
  const unreadFrom = readSeq < length ? readSeq + 1 : null
  const conversation = {
    rows: computed(() => buildTimeline(events.value, [], ANN, unreadFrom)),
    shown: computed(() => ({ from: 1, to: events.value.length, events: events.value })),
    summary: state,
    atTail: ref(true),
    loaded: ref(true),
    load: () => Promise.resolve(true),
    reach: () => Promise.resolve(),
    showEnd: () => undefined,
    focusOn: () => undefined,
  } as unknown as ReturnType<typeof useConversation>
  const attentive = ref(looking)
  let pane!: ReturnType<typeof useMessageWindow>
  const page = mount(
    defineComponent({
      setup() {
        const list = useTemplateRef<HTMLElement>('list')
        const content = useTemplateRef<HTMLElement>('content')
        pane = useMessageWindow(list, content, conversation, attentive)
        return () =>
          h('div', { ref: 'list', class: 'list' }, [
            h(
              'div',
              { ref: 'content' },
              pane.days.value.flatMap((day) =>
                day.rows.map((row) =>
                  h('p', {
                    key: row.key,
                    'data-row': row.key,
                    'data-at': row.kind === 'message' ? row.seq : undefined,
                  }),
                ),
              ),
            ),
          ])
      },
    }),
    { attachTo: document.body },
  )
  const list = page.get<HTMLElement>('.list').element
  return {
    pane,
    attentive,
    list,
    readTo: () => pane.seen.readTo.value,
    start: async () => {
      await pane.open(async () => {
        if (!(await pane.goToUnread())) {
          await pane.toEnd()
        }
      })
      await flushPromises()
    },
    scrollTo: async (top: number) => {
      await nextTick()
      list.scrollTop = top
      list.dispatchEvent(new Event('scroll'))
      await flushPromises()
    },
    come: async (count: number) => {
      const head = events.value.length + count
      const fresh = Array.from({ length: count }, (_, index) => message(events.value.length + index + 1, BOB))
      events.value = [...events.value, ...fresh]
      state.value = { ...state.value, head, unread: head - state.value.readSeq }
      await flushPromises()
      await nextTick()
    },
    shows: (seq: number) => {
      const row = list.querySelector(`[data-at="${seq}"]`)
      const at = row?.getBoundingClientRect().top ?? -1
      return at >= 0 && at < LIST_PX
    },
  }
}

afterEach(() => {
  vi.useRealTimers()
})

beforeEach(() => {
  layOut()
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }))
  vi.stubGlobal('CSS', { escape: (text: string) => text })
})

describe('what has been seen', () => {
  it('is what stands on the screen where the conversation opens, not what was laid out before', async () => {
    const chat = open(141, 1)
    await chat.scrollTo(chat.list.scrollHeight)
    expect(chat.readTo()).toBe(0)
    await chat.start()
    expect(chat.shows(2)).toBe(true)
    expect(chat.readTo()).toBeGreaterThanOrEqual(2)
    expect(chat.readTo()).toBeLessThan(9)
  })

  it('is not the end that was laid out before, also where the unread messages are near to it', async () => {
    const chat = open(141, 133)
    await chat.scrollTo(chat.list.scrollHeight)
    await chat.start()
    expect(chat.shows(134)).toBe(true)
    expect(chat.readTo()).toBe(137)
  })

  it('goes on with what the person scrolls to', async () => {
    const chat = open(141, 1)
    await chat.start()
    const before = chat.readTo()
    await chat.scrollTo(chat.list.scrollTop + 300)
    expect(chat.readTo()).toBe(before + 3)
  })

  it('is all where nothing is unread and the list stands at its end', async () => {
    const chat = open(141, 141)
    await chat.start()
    expect(chat.readTo()).toBe(141)
  })

  it('is nothing while nobody looks', async () => {
    const chat = open(141, 1, { looking: false })
    await chat.start()
    await chat.scrollTo(chat.list.scrollTop + 300)
    expect(chat.readTo()).toBe(0)
    chat.attentive.value = true
    await nextTick()
    // What went past before is not seen: only what is on the screen now, which is not joined to the marker.
    expect(chat.readTo()).toBe(0)
  })

  it('leaves out what a jump to a message passes over, until that has been seen too', async () => {
    const chat = open(141, 1)
    await chat.start()
    const before = chat.readTo()
    await chat.pane.goTo(51)
    await flushPromises()
    expect(chat.shows(51)).toBe(true)
    expect(chat.readTo()).toBe(before)
    expect(chat.pane.seen.skipped.value).toBe(true)
  })

  it('leaves out what the page passes over when the person writes', async () => {
    const chat = open(60, 1)
    await chat.start()
    const before = chat.readTo()
    await chat.pane.toEnd()
    await flushPromises()
    expect(chat.shows(60)).toBe(true)
    expect(chat.readTo()).toBe(before)
  })

  it.each(['wheel', 'touchmove', 'pointerdown', 'keydown'])(
    'leaves out what a glide to the end passes over until the list stands, also after a %s',
    async (touch) => {
      const chat = await gliding()
      const before = chat.readTo()
      await chat.scrollTo(400)
      chat.list.dispatchEvent(new Event(touch))
      await chat.scrollTo(500)
      await chat.scrollTo(900)
      expect(chat.readTo()).toBe(before)
      chat.list.dispatchEvent(new Event('scrollend'))
      expect(chat.shows(12)).toBe(true)
      expect(chat.readTo()).toBe(before)
      expect(chat.pane.seen.skipped.value).toBe(true)
      await chat.scrollTo(0)
      expect(chat.readTo()).toBeGreaterThan(12)
    },
  )

  it('goes on where a glide has stopped and the browser does not tell', async () => {
    vi.useFakeTimers()
    const chat = await gliding()
    await chat.scrollTo(100)
    const before = chat.readTo()
    vi.advanceTimersByTime(STILL_MS)
    await chat.scrollTo(200)
    expect(chat.readTo()).toBeGreaterThan(before)
  })

  /** A conversation that has begun to scroll to its end by itself. */
  async function gliding() {
    vi.stubGlobal('matchMedia', () => ({
      matches: false,
      addEventListener: vi.fn(),
      removeEventListener: vi.fn(),
    }))
    const chat = open(18, 1)
    await chat.start()
    const glide = vi.fn()
    chat.list.scrollTo = glide
    await chat.pane.toEnd()
    expect(glide).toHaveBeenCalledOnce()
    return chat
  }

  it('is all that the person jumps over to the end', async () => {
    const chat = open(141, 1)
    await chat.start()
    await chat.pane.jumpToEnd()
    expect(chat.readTo()).toBe(141)
  })
})

describe('the end of the list', () => {
  it('is followed, and what comes there is seen', async () => {
    const chat = open(30, 30)
    await chat.start()
    for (let i = 0; i < 12; i++) {
      await chat.come(1)
    }
    expect(chat.shows(42)).toBe(true)
    expect(chat.readTo()).toBe(42)
  })

  it('is not followed past what came while nobody looked', async () => {
    const chat = open(30, 30)
    await chat.start()
    chat.attentive.value = false
    for (let i = 0; i < 12; i++) {
      await chat.come(1)
    }
    expect(chat.shows(31)).toBe(true)
    expect(chat.shows(42)).toBe(false)
    expect(chat.readTo()).toBe(30)
    chat.attentive.value = true
    await nextTick()
    expect(chat.readTo()).toBeGreaterThan(30)
    expect(chat.readTo()).toBeLessThan(38)
  })

  it('is not followed past many that come at once', async () => {
    const chat = open(30, 30)
    await chat.start()
    await chat.come(60)
    expect(chat.shows(31)).toBe(true)
    expect(chat.readTo()).toBeLessThan(38)
  })
})
