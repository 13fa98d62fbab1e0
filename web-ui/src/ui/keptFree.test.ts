// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, useTemplateRef } from 'vue'
import { keptFreeAtFirst, useKeptFree } from './keptFree'

it('keeps an element free where it has come to stand after sliding in', async () => {
  let x = 1080
  const Panel = defineComponent(() => {
    const panel = useTemplateRef<HTMLElement>('panel')
    useKeptFree(panel)
    return () => h('section', { ref: 'panel' })
  })
  const measured = vi
    .spyOn(Element.prototype, 'getBoundingClientRect')
    .mockImplementation(() => new DOMRect(x, 20, 380, 860))
  const panel = mount(Panel, { attachTo: document.body })
  window.dispatchEvent(new Event('resize'))
  await nextTick()
  expect(keptFreeAtFirst.value).toMatchObject([{ x: 1080 }])

  x = 1040
  panel.element.dispatchEvent(new Event('transitionend'))
  expect(keptFreeAtFirst.value).toEqual([{ x: 1040, y: 20, width: 380, height: 860 }])
  panel.unmount()
  expect(keptFreeAtFirst.value).toEqual([])
  measured.mockRestore()
})
