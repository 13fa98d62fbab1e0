// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import FormattedText from './FormattedText.vue'
import { treeOf } from './treeOf'
import { i18n } from '@/i18n/i18n'

const show = (text: string) =>
  mount(FormattedText, { props: { blocks: treeOf(text, []) ?? [] }, global: { plugins: [i18n] } })

beforeEach(() => {
  setActivePinia(createPinia())
})

it('makes elements of its own only, whatever the text is', () => {
  const text = show('**<img src=x onerror=alert(1)>** `<b>` [<i>](https://example.org) > <script>')
  expect(text.get('strong').text()).toBe('<img src=x onerror=alert(1)>')
  expect(text.get('a').attributes()).toMatchObject({
    href: 'https://example.org/',
    title: 'https://example.org/',
    rel: 'noopener noreferrer nofollow',
  })
  expect(text.find('img, b, i, script').exists()).toBe(false)
})

it('lets each block run as its words do, and code from the left', () => {
  const text = show('**سلام**\n\n> hello\n\n1. a\n\n```\ncode\n```')
  for (const block of ['p', 'blockquote', 'ol']) {
    expect(text.get(block).attributes('dir')).toBe('auto')
  }
  expect(text.get('figure').attributes('dir')).toBe('ltr')
  expect(text.find('blockquote p').attributes('dir')).toBeUndefined()
})

it('has a spoiler in the document only while it is open', async () => {
  const text = show('it was ||**him**||')
  const button = text.get('[data-testid="message-spoiler"]')
  expect([button.attributes('aria-expanded'), text.text()]).toEqual(['false', 'it was Spoiler'])
  await button.trigger('click')
  expect([button.attributes('aria-expanded'), text.get('strong').text()]).toEqual(['true', 'him'])
  await button.trigger('click')
  expect(text.text()).not.toContain('him')
})

it('copies code as it was written, and colours it once the highlighter has come', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
  const text = show('```js\nlet a = 1\n```')
  await text.get('[data-testid="message-code-copy"]').trigger('click')
  expect(writeText).toHaveBeenCalledExactlyOnceWith('let a = 1')
  await vi.dynamicImportSettled()
  await flushPromises()
  expect(text.get('.word').text()).toBe('let')
  expect(text.get('[data-testid="message-code-text"]').element.textContent).toBe('let a = 1')
})
