// @vitest-environment jsdom
import { mount, shallowMount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, useTemplateRef } from 'vue'
import CallSide from './CallSide.vue'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import { keptFreeAtFirst, useKeptFree } from '@/ui/keptFree'
import type { ChatId } from '@/realtime/protocol.gen'

it('does not drive the window away from what is written within it', async () => {
  const Field = defineComponent({
    setup() {
      const element = useTemplateRef<HTMLElement>('field')
      useKeptFree(element)
      return () => h('input', { ref: 'field' })
    },
  })
  const measured = vi
    .spyOn(Element.prototype, 'getBoundingClientRect')
    .mockImplementation(() => new DOMRect(10, 20, 300, 80))
  const side = mount(CallSide, {
    props: { side: 'chat' },
    slots: { chat: () => h(Field) },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  window.dispatchEvent(new Event('resize'))
  await nextTick()
  expect(keptFreeAtFirst.value).toEqual([])
  side.unmount()
  measured.mockRestore()
})

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
