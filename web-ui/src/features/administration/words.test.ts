// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { approveHeld, listHeld, listWords, putWord, refuseHeld, removeWord } from './wordsApi'
import HeldMessages from './HeldMessages.vue'
import WordsSection from './WordsSection.vue'
import { Problem } from '@/api/problem'
import type { FilteredWord, HeldMessage } from '@/api/schema'
import type { FilteredWordId, HeldMessageId } from '@/api/schema.gen'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import { BOB, CHAT, user } from '@/testing/events'
import { useToastsStore } from '@/ui/toastsStore'

vi.mock('./wordsApi')

const global = { plugins: [i18n], stubs: { teleport: true } }

const word: FilteredWord = {
  id: asId<FilteredWordId>('w'),
  text: '<b>bad</b>*',
  action: 'refuse',
  at: '2026-11-21T09:00:00Z',
}
const held: HeldMessage = {
  id: asId<HeldMessageId>('h'),
  at: '2026-11-21T09:00:00Z',
  chatId: CHAT,
  chatType: 'group',
  title: 'Choir',
  sender: BOB,
  text: 'a slow <i>word</i>',
  files: ['song.pdf'],
  word: 'slow',
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.mocked(listWords)
    .mockReset()
    .mockResolvedValue({ words: [word], limit: 1000 })
  vi.mocked(putWord).mockReset()
  vi.mocked(removeWord).mockReset().mockResolvedValue({ words: [], limit: 1000 })
  vi.mocked(listHeld)
    .mockReset()
    .mockResolvedValue({ messages: [held], users: [user(BOB)], next: null })
  vi.mocked(approveHeld).mockReset()
  vi.mocked(refuseHeld).mockReset()
})

async function show(section: typeof WordsSection | typeof HeldMessages) {
  const page = mount(section, { global })
  await flushPromises()
  const get = (testid: string) => page.get(`[data-testid="${testid}"]`)
  return { page, get, has: (testid: string) => page.find(`[data-testid="${testid}"]`).exists() }
}

it('adds a word with what happens, and shows it as written', async () => {
  const added = { ...word, id: asId<FilteredWordId>('n'), text: 'new', action: 'hold' as const }
  vi.mocked(putWord).mockResolvedValue({ words: [word, added], limit: 1000 })
  const { page, get } = await show(WordsSection)
  expect(get('word-written').text()).toBe('<b>bad</b>*')
  await get('word-hold').trigger('click')
  await get('word-text').setValue('new')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(putWord).toHaveBeenCalledWith('new', 'hold')
  expect(page.findAll('[data-testid="word"]')).toHaveLength(2)
  expect((get('word-text').element as HTMLInputElement).value).toBe('')
})

it('keeps what was typed where it is refused, and says why', async () => {
  vi.mocked(putWord).mockRejectedValue(new Problem('INVALID_REQUEST', 400))
  const { page, get } = await show(WordsSection)
  await get('word-text').setValue('a*b')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(get('word-text-error').text()).toContain('*')
  expect((get('word-text').element as HTMLInputElement).value).toBe('a*b')
})

it('sends nothing for an empty field', async () => {
  const { page, get } = await show(WordsSection)
  await get('word-text').setValue('   ')
  await page.get('form').trigger('submit')
  expect(putWord).not.toHaveBeenCalled()
})

it('changes what happens, and takes the word away', async () => {
  vi.mocked(putWord).mockResolvedValue({ words: [{ ...word, action: 'mark' }], limit: 1000 })
  const { get, has } = await show(WordsSection)
  await get('word-action').setValue('mark')
  await flushPromises()
  expect(putWord).toHaveBeenCalledWith(word.text, 'mark')
  await get('word-remove').trigger('click')
  await flushPromises()
  expect(removeWord).toHaveBeenCalledWith('w')
  expect(has('words-none')).toBe(true)
})

it('offers to load the list again', async () => {
  vi.mocked(listWords).mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
  const { page, has } = await show(WordsSection)
  await page.get('[role="alert"] button').trigger('click')
  await flushPromises()
  expect(has('word')).toBe(true)
})

it('shows a message that waits, and approves it', async () => {
  vi.mocked(approveHeld).mockResolvedValue({ sent: true, refused: null })
  const { page, get, has } = await show(HeldMessages)
  expect(get('held-text').text()).toBe('a slow <i>word</i>')
  expect(page.text()).toContain('song.pdf')
  await get('held-approve').trigger('click')
  await flushPromises()
  expect(approveHeld).toHaveBeenCalledWith('h')
  expect(has('held-none')).toBe(true)
  expect(useToastsStore().items).toHaveLength(0)
})

it('says where an approved message could not be sent', async () => {
  vi.mocked(approveHeld).mockResolvedValue({ sent: false, refused: 'CHAT_NOT_FOUND' })
  const { get, has } = await show(HeldMessages)
  await get('held-approve').trigger('click')
  await flushPromises()
  expect(useToastsStore().items).toHaveLength(1)
  expect(has('held-none')).toBe(true)
})

it('refuses with a reason', async () => {
  vi.mocked(refuseHeld).mockResolvedValue({ sent: false, refused: null })
  const { page, get, has } = await show(HeldMessages)
  await get('held-refuse').trigger('click')
  await page.get('textarea').setValue('not here')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(refuseHeld).toHaveBeenCalledWith('h', 'not here')
  expect(has('held-none')).toBe(true)
})

it('asks anew where another administrator was first', async () => {
  vi.mocked(approveHeld).mockRejectedValue(new Problem('HELD_MESSAGE_NOT_FOUND', 404))
  const { get } = await show(HeldMessages)
  await get('held-approve').trigger('click')
  await flushPromises()
  expect(listHeld).toHaveBeenCalledTimes(2)
})
