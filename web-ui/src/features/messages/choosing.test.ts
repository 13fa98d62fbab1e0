// @vitest-environment jsdom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { computed, defineComponent, h, nextTick, shallowRef } from 'vue'
import ChoiceBar from './ChoiceBar.vue'
import DeleteMessageDialog from './DeleteMessageDialog.vue'
import MessageItem from './MessageItem.vue'
import { buildTimeline, type MessageRow, rowOf } from './timeline'
import { type MessageActions, type MessageChange, provideMessageActions } from './useMessageActions'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import { i18n } from '@/i18n/i18n'
import { placeOf } from '@/features/knownMeetings/heldMeetings'
import type { MessagePlace } from '@/realtime/messagePlace'
import { MEETING } from '@/testing/meetings'
import { ANN, BOB, CHAT, message, user } from '@/testing/events'
import { refused } from '@/testing/refused'
import { toClipboard } from '@/ui/clipboard'
import { useToastsStore } from '@/ui/toastsStore'

vi.mock('@/ui/clipboard')

enableAutoUnmount(afterEach)

const bar = () => document.querySelector('[data-testid="choice-bar"]')
/** What lies over the place of the bar. */
let onTop: () => Element | null

const change = vi.fn<(change: MessageChange) => Promise<void>>()

beforeEach(() => {
  document.body.innerHTML = ''
  onTop = bar
  document.elementFromPoint = () => onTop()
  setActivePinia(createPinia())
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }))
  useAuthStore().user = user(ANN)
  useUsersStore().learn([user(ANN), user(BOB)])
  change.mockReset().mockResolvedValue()
  vi.mocked(toClipboard).mockReset().mockResolvedValue(true)
})

/** Ann's chat with Bob, in which she writes the even ones, and deletes her own alone. */
function conversation(count = 5, over: { chatId?: MessagePlace; deletes?: boolean } = {}) {
  const events = shallowRef(
    Array.from({ length: count }, (_, index) => message(index + 1, index % 2 === 0 ? BOB : ANN)),
  )
  const rows = computed(() => buildTimeline(events.value, [], ANN, null))
  let actions!: MessageActions
  const page = mount(
    defineComponent({
      setup() {
        actions = provideMessageActions({
          chatId: CHAT,
          find: (seq) => {
            const event = events.value.find((each) => each.seq === seq)
            return event ? rowOf(event, ANN) : null
          },
          lastOwn: () => null,
          rows,
          pinned: computed(() => []),
          may: (action) => action === 'post',
          change,
          ...over,
          outbox: { retry: vi.fn(), takeBack: vi.fn(), discard: vi.fn() },
        })
        return () => [
          rows.value
            .slice(0, 7)
            .flatMap((row) =>
              row.kind === 'message' ? [h(MessageItem, { key: row.key, row, withAuthor: true })] : [],
            ),
          actions.choice.active.value ? h(ChoiceBar, { actions }) : null,
          h(DeleteMessageDialog, { actions }),
        ]
      },
    }),
    { global: { plugins: [i18n], stubs: { transition: true } }, attachTo: document.body },
  )
  const item = (seq: number) => page.get(`[data-seq="${seq}"]`)
  const row = (seq: number) =>
    rows.value.find((each) => each.kind === 'message' && each.seq === seq) as MessageRow
  const press = (name: string) => page.get(`[data-testid="choice-${name}"]`).trigger('click')
  const begin = (seq: number) => {
    actions.choice.begin(row(seq))
    return nextTick()
  }
  const replace = (seq: number, over: object) => {
    events.value = events.value.map((each) => (each.seq === seq ? { ...each, ...over } : each))
    return nextTick()
  }
  const seqs = () => actions.choice.chosen.value.map(({ seq }) => seq)
  const confirm = async () => {
    await nextTick()
    document.querySelector<HTMLElement>('[data-testid="message-delete-confirm"]')?.click()
    await flushPromises()
  }
  return { page, actions, item, row, press, begin, replace, seqs, confirm }
}

const told = () => useToastsStore().items.map(({ text }) => text)

it('shows a check mark at each message, and takes a click anywhere in it for one', async () => {
  const { page, item, begin, seqs } = conversation()
  expect(page.find('[role="checkbox"]').exists()).toBe(false)
  await begin(2)
  expect(page.findAll('[role="checkbox"]').map((mark) => mark.attributes('aria-checked'))).toEqual([
    'false',
    'true',
    'false',
    'false',
    'false',
  ])
  expect(document.activeElement).toBe(item(2).get('[role="checkbox"]').element)
  expect(page.find('[data-testid="message-menu"]').exists()).toBe(false)
  await item(4).get('[data-testid="message-text"]').trigger('click')
  expect(seqs()).toEqual([2, 4])
  await item(2).get('[role="checkbox"]').trigger('click')
  expect(seqs()).toEqual([4])
  await item(1).trigger('click', { shiftKey: true })
  expect(seqs()).toEqual([1, 2, 4])
  await item(4).trigger('click', { shiftKey: true })
  expect(seqs()).toEqual([])
  await item(2).trigger('click', { shiftKey: true })
  expect(seqs()).toEqual([2, 3, 4])
  expect(page.get('[role="status"]').text()).toBe('3 selected')
})

it('takes a range by keys too, whatever the browser tells of them in a click', async () => {
  const { item, begin, seqs } = conversation()
  const press = (seq: number, key: string, over: object) =>
    item(seq)
      .get('[role="checkbox"]')
      .trigger('keydown', { key, ...over })
  await begin(2)
  await press(5, ' ', { shiftKey: true })
  expect(seqs()).toEqual([2, 3, 4, 5])
  await press(5, ' ', { shiftKey: true, repeat: true })
  expect(seqs()).toEqual([2, 3, 4, 5])
  await press(3, 'Enter', {})
  expect(seqs()).toEqual([2, 4, 5])
})

const escape = (target: EventTarget) => {
  const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
  target.dispatchEvent(key)
  return key
}

it('ends by Escape, unless that has closed something else or something lies over it', async () => {
  const { page, actions, begin } = conversation()
  await begin(2)
  window.addEventListener(
    'keydown',
    (key) => {
      key.preventDefault()
    },
    { capture: true, once: true },
  )
  escape(document.body)
  expect(actions.choice.active.value).toBe(true)
  onTop = () => document.body
  escape(document.body)
  expect(actions.choice.active.value).toBe(true)
  onTop = bar
  escape(document.body)
  await nextTick()
  expect(actions.choice.active.value).toBe(false)
  expect(page.find('[role="checkbox"]').exists()).toBe(false)
})

it('keeps to itself an Escape within the conversation, so that the call around it stays open', async () => {
  const { actions, item, begin } = conversation()
  const outer = vi.fn()
  document.body.addEventListener('keydown', outer)
  await begin(2)
  escape(item(2).get('[role="checkbox"]').element)
  expect(actions.choice.active.value).toBe(false)
  await nextTick()
  escape(item(2).element)
  expect(outer).toHaveBeenCalledOnce()
  document.body.removeEventListener('keydown', outer)
})

it('offers nothing that a place does not have', async () => {
  const { page, begin, press } = conversation(5, { chatId: placeOf(MEETING), deletes: false })
  await begin(2)
  expect(page.find('[data-testid="choice-forward"]').exists()).toBe(false)
  expect(page.find('[data-testid="choice-delete"]').exists()).toBe(false)
  await press('copy')
  expect(toClipboard).toHaveBeenCalledWith('text 2')
})

it('lets go of what others delete, and keeps up with what they edit', async () => {
  const { item, press, begin, replace, seqs } = conversation()
  await begin(1)
  await item(2).trigger('click')
  await item(3).trigger('click')
  await replace(3, { deleted: true, text: '' })
  await replace(1, { text: 'edited' })
  expect(seqs()).toEqual([1, 2])
  expect(item(3).find('[role="checkbox"]').exists()).toBe(false)
  await press('copy')
  expect(vi.mocked(toClipboard).mock.lastCall?.[0]).toMatch(/^BOB \[.+2026.+]\nedited\n\nANN \[.+]\ntext 2$/)
})

it('copies the text alone of one', async () => {
  const { actions, press, begin } = conversation()
  await begin(2)
  await press('copy')
  await flushPromises()
  expect(toClipboard).toHaveBeenCalledWith('text 2')
  expect(actions.choice.active.value).toBe(false)
})

it('hands over what is to be forwarded in the order of the chat', async () => {
  const { actions, item, press, begin } = conversation()
  await begin(4)
  await item(1).trigger('click')
  await item(3).trigger('click')
  await press('forward')
  expect(actions.forwarding.value).toEqual([1, 3, 4])
})

it('says why it does not delete where one of them may not be', async () => {
  const { page, actions, item, press, begin } = conversation()
  await begin(2)
  await item(3).trigger('click')
  const button = page.get('[data-testid="choice-delete"]')
  expect(button.attributes('aria-disabled')).toBe('true')
  expect(button.attributes('title')).toBe('You may not delete 1 of them.')
  await press('delete')
  expect(actions.deletion.deleting.value).toEqual([])
  expect(told()).toEqual(['You may not delete 1 of them.'])
})

it('asks once, deletes one after the other, and ends', async () => {
  const { actions, item, press, begin, confirm } = conversation()
  await begin(4)
  await item(2).trigger('click')
  await press('delete')
  expect(document.body.textContent).toContain('Delete 2 messages?')
  await confirm()
  expect(change.mock.calls).toEqual([
    [{ type: 'message.delete', seq: 2 }],
    [{ type: 'message.delete', seq: 4 }],
  ])
  expect(actions.choice.active.value).toBe(false)
})

it('keeps asking about what could not be deleted, with the reason', async () => {
  change.mockImplementation(({ seq }) =>
    seq === 4 ? Promise.reject(refused('INTERNAL')) : Promise.resolve(),
  )
  const { actions, item, press, begin, replace, confirm } = conversation()
  await begin(4)
  await item(2).trigger('click')
  await press('delete')
  await confirm()
  await replace(2, { deleted: true })
  expect(actions.deletion.deleting.value).toEqual([4])
  expect(told()[0]).toMatch(/^1 message was not deleted: /)
  expect(actions.choice.active.value).toBe(true)
  change.mockResolvedValue()
  await confirm()
  expect(actions.choice.active.value).toBe(false)
})

it('does not delete again what another has deleted meanwhile', async () => {
  const { item, press, begin, replace, confirm } = conversation()
  await begin(4)
  await item(2).trigger('click')
  await press('delete')
  await replace(2, { deleted: true })
  await confirm()
  expect(change.mock.calls).toEqual([[{ type: 'message.delete', seq: 4 }]])
})

it('says that no more than a hundred are chosen', async () => {
  const { actions, row, begin, seqs } = conversation(103)
  await begin(1)
  actions.choice.toggle(row(103), true)
  expect(seqs()).toHaveLength(100)
  expect(told()).toEqual(['At most 100 messages at once.'])
})
