// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, defineComponent, h } from 'vue'
import MessageDialogs from './MessageDialogs.vue'
import MessageMeta from './MessageMeta.vue'
import { buildTimeline, type MessageRow } from './timeline'
import { type MessageActions, provideMessageActions } from './useMessageActions'
import VersionsDialog from './VersionsDialog.vue'
import { getVersions } from './versionsApi'
import { Problem } from '@/api/problem'
import type { Version, VersionPage } from '@/api/schema'
import { useLimitsStore } from '@/features/attachments/limitsStore'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type { ChatId, MeetingPlace } from '@/realtime/protocol.gen'
import { ANN, BOB, CHAT, message } from '@/testing/events'

vi.mock('./versionsApi')

const global = { plugins: [i18n], stubs: { teleport: true } }
const version = (seq: number, text: string): Version => ({
  seq,
  at: `2026-11-21T09:00:${seq}Z`,
  text,
  mentions: [],
})
const page = (next: number | null, complete: boolean, ...versions: Version[]): VersionPage => ({
  versions,
  next,
  complete,
})
/** As it comes into view. */
let reachEnd: () => void

beforeEach(() => {
  setActivePinia(createPinia())
  vi.mocked(getVersions).mockReset()
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(heard: (entries: { isIntersecting: boolean }[]) => void) {
        reachEnd = () => {
          heard([{ isIntersecting: true }])
        }
      }
      observe = vi.fn()
      disconnect = vi.fn()
      unobserve = vi.fn()
    },
  )
})

function rowOf(text: string, changes: Partial<MessageRow> = {}): MessageRow {
  const edited = { ...message(10, BOB, text), editedAt: '2026-11-21T09:01:00Z', rev: 12 }
  const row = buildTimeline([edited], [], ANN, null).find(({ kind }) => kind === 'message') as MessageRow
  return { ...row, ...changes }
}

describe('the dialog of the versions', () => {
  async function show(now: MessageRow | null = rowOf('three')) {
    const dialog = mount(VersionsDialog, { props: { chatId: CHAT, seq: 10, now }, global })
    await flushPromises()
    const texts = () => dialog.findAll('[data-testid="message-text"]').map((each) => each.text())
    const has = (testid: string) => dialog.find(`[data-testid="${testid}"]`).exists()
    return { dialog, texts, has }
  }

  it('shows each version with its time, the newest first', async () => {
    vi.mocked(getVersions).mockResolvedValue(
      page(null, true, version(14, 'three'), version(12, ''), version(10, 'one')),
    )
    const { dialog, texts, has } = await show()
    expect(texts()).toEqual(['three', 'one'])
    expect(dialog.findAll('time').map((each) => each.attributes('datetime'))).toEqual([
      '2026-11-21T09:00:14Z',
      '2026-11-21T09:00:12Z',
      '2026-11-21T09:00:10Z',
    ])
    expect(dialog.findAll('[data-testid="version-mark"]').map((each) => each.text())).toEqual([
      'Now',
      'First version',
    ])
    expect(has('version-wordless')).toBe(true)
    expect(has('versions-gone')).toBe(false)
  })

  it('asks for older ones at its end, and says that some are not kept', async () => {
    vi.mocked(getVersions).mockResolvedValueOnce(page(12, false, version(14, 'three'), version(12, 'two')))
    const { texts, has, dialog } = await show()
    expect(has('versions-gone')).toBe(false)
    vi.mocked(getVersions).mockResolvedValueOnce(page(null, false, version(10, 'one')))
    reachEnd()
    reachEnd()
    await flushPromises()
    expect(vi.mocked(getVersions).mock.calls).toEqual([
      [CHAT, 10, null],
      [CHAT, 10, 12],
    ])
    expect(texts()).toEqual(['three', 'two', 'one'])
    expect(dialog.get('[data-testid="versions-gone"]').text()).toBe('Not all earlier versions are kept.')
  })

  it('says that nothing is kept of what was edited before there were versions', async () => {
    vi.mocked(getVersions).mockResolvedValue(page(null, false, version(14, 'three')))
    const { dialog } = await show()
    expect(dialog.get('[data-testid="versions-gone"]').text()).toBe(
      'What this message said before is not kept.',
    )
  })

  it('says what went wrong, and tries again', async () => {
    vi.mocked(getVersions).mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
    const { dialog, texts } = await show()
    expect(dialog.get('[data-testid="versions-error"]').attributes('data-code')).toBe('UNAVAILABLE')
    vi.mocked(getVersions).mockResolvedValueOnce(page(null, true, version(10, 'one')))
    await dialog.get('[data-testid="versions-error"] button').trigger('click')
    await flushPromises()
    expect(texts()).toEqual(['one'])
  })

  it('says why where the administrators have decided otherwise meanwhile', async () => {
    vi.mocked(getVersions).mockRejectedValueOnce(new Problem('FORBIDDEN', 403))
    const { dialog } = await show()
    const error = dialog.get('[data-testid="versions-error"]')
    expect(error.text()).toContain('The administrators have decided so.')
    expect(error.find('button').exists()).toBe(false)
  })

  it('has the edit that comes while it is open, and closes by a deletion', async () => {
    vi.mocked(getVersions).mockResolvedValueOnce(page(null, true, version(14, 'three'), version(10, 'one')))
    const { dialog, texts } = await show()
    vi.mocked(getVersions).mockResolvedValueOnce(
      page(null, true, version(16, 'four'), version(14, 'three'), version(10, 'one')),
    )
    await dialog.setProps({ now: rowOf('four') })
    await flushPromises()
    expect(texts()).toEqual(['four', 'three', 'one'])
    await dialog.setProps({ now: rowOf('', { deleted: true }) })
    expect(dialog.emitted('close')).toHaveLength(1)
  })
})

describe('the mark of an edited message', () => {
  function show(row: MessageRow, chatId: ChatId | MeetingPlace = CHAT) {
    let actions: MessageActions | undefined
    const Conversation = defineComponent({
      setup() {
        actions = provideMessageActions({
          chatId,
          find: () => row,
          lastOwn: () => row,
          pinned: computed(() => []),
          may: () => true,
          change: () => Promise.resolve(),
          outbox: { retry: vi.fn(), takeBack: vi.fn(), discard: vi.fn() },
        })
        return () => [
          h(MessageMeta, { row, seen: false }),
          h(MessageDialogs, { chatId: CHAT, actions: actions as MessageActions }),
        ]
      },
    })
    const page_ = mount(Conversation, { global })
    return { page: page_, mark: () => page_.find('[data-testid="message-edited"]') }
  }

  it('opens the dialog', async () => {
    useLimitsStore().versionsShown = true
    vi.mocked(getVersions).mockResolvedValue(page(null, true, version(10, 'one')))
    const { page: shown, mark } = show(rowOf('three'))
    await mark().trigger('click')
    await flushPromises()
    expect(shown.find('[data-testid="versions-dialog"]').exists()).toBe(true)
    expect(getVersions).toHaveBeenCalledExactlyOnceWith(CHAT, 10, null)
  })

  it('is only a word where nobody sees versions, and none where nothing was edited', () => {
    expect(show(rowOf('three')).mark().element.tagName).toBe('SPAN')
    useLimitsStore().versionsShown = true
    expect(show(rowOf('three')).mark().element.tagName).toBe('BUTTON')
    expect(
      show(rowOf('three', { edited: false }))
        .mark()
        .exists(),
    ).toBe(false)
    expect(show(rowOf('three'), asId<MeetingPlace>('m_1')).mark().element.tagName).toBe('SPAN')
  })
})
