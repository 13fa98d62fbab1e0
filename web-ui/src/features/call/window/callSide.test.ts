// @vitest-environment jsdom
import { shallowMount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { h } from 'vue'
import CallSide from './CallSide.vue'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type { ChatId } from '@/realtime/protocol.gen'

it('closes by Escape, unless that has meant something within', async () => {
  const side = shallowMount(CallSide, {
    props: { side: 'chat', chatId: asId<ChatId>('group') },
    slots: { chat: () => h('input') },
    global: { plugins: [i18n] },
  })
  const field = side.get('input')
  const within = (event: Event) => {
    event.preventDefault()
  }
  field.element.addEventListener('keydown', within)
  await field.trigger('keydown', { key: 'Escape' })
  expect(side.emitted('close')).toBeUndefined()
  field.element.removeEventListener('keydown', within)
  await field.trigger('keydown', { key: 'Escape' })
  expect(side.emitted('close')).toHaveLength(1)
})
