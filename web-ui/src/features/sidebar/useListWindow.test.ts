// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, nextTick, ref, shallowRef, useTemplateRef } from 'vue'
import { useListFocus } from './useListFocus'
import { useListWindow } from './useListWindow'
import type { ChatSummary } from '@/api/schema'
import { asId } from '@/realtime/id'
import type { ChatId } from '@/realtime/protocol.gen'

const PITCH = 50
const HEIGHT = 500
const frames: FrameRequestCallback[] = []
let resized: (() => void)[] = []
const page = { height: HEIGHT, row: PITCH }

beforeEach(() => {
  Object.assign(page, { height: HEIGHT, row: PITCH })
  resized = []
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => frames.push(run))
  vi.stubGlobal('cancelAnimationFrame', () => frames.splice(0))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn()
      disconnect = vi.fn()
      constructor(run: () => void) {
        resized.push(run)
      }
    },
  )
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(() => page.height)
  // Of the list, its rows and what scrolls, as a browser would lay them out.
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const scrolled = this.closest('nav')?.scrollTop ?? 0
    switch (this.tagName) {
      case 'UL':
        return new DOMRect(0, -scrolled, 300, 0)
      case 'LI': {
        const rows = [...(this.parentElement?.children ?? [])] as HTMLElement[]
        const until = rows.slice(0, rows.indexOf(this as HTMLElement) + 1)
        const space = until.reduce((sum, row) => sum + (parseFloat(row.style.marginBlockStart) || 0), 0)
        return new DOMRect(0, space + (until.length - 1) * page.row - scrolled, 300, page.row)
      }
      default:
        return new DOMRect(0, 0, 300, page.height)
    }
  })
})

afterEach(() => {
  frames.splice(0)
  document.body.innerHTML = ''
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const idOf = (index: number) => asId<ChatId>(`c${index}`)
const chats = (indexes: number[]) => indexes.map((index) => ({ id: idOf(index) }) as ChatSummary)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

async function listOf(count: number, opened: ChatId | null = null) {
  const shown = shallowRef(chats(upTo(count)))
  const open = ref(opened)
  const list = mount(
    defineComponent({
      setup() {
        const focus = useListFocus(shown, () => open.value)
        const rows = useListWindow(
          useTemplateRef<HTMLElement>('scroller'),
          useTemplateRef<HTMLElement>('list'),
          shown,
          () => [focus.stop.value, open.value],
          () => open.value,
        )
        return { ...focus, ...rows }
      },
      template: `<nav ref="scroller"><ul ref="list" :data-below="spaceBelow" @keydown="onKey">
        <li v-for="{ chat, index, space } in rows" :key="chat.id" :data-index="index"
          :style="{ marginBlockStart: space + 'px' }" @focusin="onFocus(chat.id)">
          <a :id="chat.id" :data-chat-id="chat.id" href="#" />
        </li>
      </ul></nav>`,
    }),
    { attachTo: document.body },
  )
  const scroller = list.get('nav').element
  const frame = async () => {
    await nextTick()
    frames.splice(0).forEach((run) => {
      run(0)
    })
    await nextTick()
  }
  const scrollTo = async (top: number) => {
    scroller.scrollTop = top
    scroller.dispatchEvent(new Event('scroll'))
    await frame()
  }
  const resize = async (height: number) => {
    page.height = height
    resized.forEach((run) => {
      run()
    })
    await frame()
  }
  await frame()
  return {
    list,
    shown,
    open,
    scroller,
    frame,
    scrollTo,
    resize,
    ids: () => list.findAll('a').map((link) => link.attributes('id')),
    topOf: (id: ChatId) => list.get(`#${id}`).element.parentElement?.getBoundingClientRect().top,
    below: () => Number(list.get('ul').attributes('data-below')),
  }
}

it('has the rows near to what is visible, and room for the others, of the height that they have', async () => {
  const { ids, scrollTo, topOf, below } = await listOf(500)
  expect(ids()).toEqual(upTo(36).map(idOf))
  expect(below()).toBe(464 * PITCH)

  await scrollTo(200 * PITCH)
  expect(ids()[0]).toBe('c0')
  expect(ids().slice(1)).toEqual(upTo(36).map((index) => idOf(190 + index)))
  expect(topOf(idOf(200))).toBe(0)
  expect(below()).toBe((500 - 226) * PITCH)
})

it('leaves where they are those that one looks at while chats above and below get messages', async () => {
  const { shown, scrollTo, topOf, frame } = await listOf(500)
  await scrollTo(200 * PITCH + 20)
  expect(topOf(idOf(203))).toBe(130)
  shown.value = chats([400, 300, 202, ...upTo(500).filter((index) => ![400, 300, 202].includes(index))])
  await frame()
  expect(topOf(idOf(203))).toBe(130)
})

it('shows the newest where one looks at the top', async () => {
  const { shown, frame, topOf, scroller } = await listOf(500)
  shown.value = chats([400, ...upTo(500).filter((index) => index !== 400)])
  await frame()
  expect(scroller.scrollTop).toBe(0)
  expect(topOf(idOf(400))).toBe(0)
})

it('keeps what has the focus, and goes on from there by keys', async () => {
  const { list, scrollTo, ids, frame } = await listOf(500)
  list.get<HTMLElement>('#c3').element.focus()
  await frame()
  await scrollTo(200 * PITCH)
  expect(document.activeElement?.id).toBe('c3')
  for (const [key, id] of [
    ['End', 'c499'],
    ['ArrowUp', 'c498'],
    ['Home', 'c0'],
    ['ArrowDown', 'c1'],
  ]) {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    await frame()
    expect(document.activeElement?.id).toBe(id)
  }
  expect(ids()).toContain('c200')
})

it('scrolls a chat that is opened into view once, and not one that is visible', async () => {
  const { open, scroller, topOf, scrollTo, shown, frame } = await listOf(500, idOf(321))
  expect(topOf(idOf(321))).toBe((HEIGHT - PITCH) / 2)
  const { scrollTop } = scroller
  open.value = idOf(322)
  await frame()
  expect(scroller.scrollTop).toBe(scrollTop)
  await scrollTo(0)
  shown.value = [...shown.value]
  await frame()
  expect(scroller.scrollTop).toBe(0)
})

it('scrolls to a chat that comes after it was opened', async () => {
  const { open, shown, frame, topOf } = await listOf(100)
  open.value = idOf(100)
  await frame()
  shown.value = chats(upTo(101))
  await frame()
  expect(topOf(idOf(100))).toBe((HEIGHT - PITCH) / 2)
})

it('is where it was when it is displayed again, even if the browser has forgotten that', async () => {
  const { scroller, scrollTo, resize, topOf, shown, ids } = await listOf(500)
  await scrollTo(200 * PITCH)
  await resize(0)
  shown.value = chats([400, ...upTo(500).filter((index) => index !== 400)])
  await nextTick()
  scroller.scrollTop = 0
  await resize(HEIGHT)
  expect(topOf(idOf(200))).toBe(0)
  expect(ids()).toContain('c209')
})

it('has more rows in a higher page', async () => {
  const { resize, ids } = await listOf(500)
  await resize(1000)
  expect(ids()).toHaveLength(46)
})

it('stays with its first row when all rows get higher', async () => {
  const { scrollTo, resize, topOf } = await listOf(500)
  await scrollTo(200 * PITCH)
  page.row = 80
  await resize(HEIGHT)
  expect(topOf(idOf(200))).toBe(0)
})
