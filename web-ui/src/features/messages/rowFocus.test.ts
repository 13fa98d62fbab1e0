// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, nextTick, ref } from 'vue'
import type { Row } from './timeline'
import { useRowFocus } from './useRowFocus'

const row = (key: string, deleted = false) => ({ kind: 'message', key, deleted }) as Row

afterEach(() => {
  document.body.innerHTML = ''
})

function listOf(rows: Row[]) {
  const days = ref([{ rows }])
  const list = mount(
    defineComponent({
      setup: () => ({ days, ...useRowFocus(days) }),
      template: `<div tabindex="0" @focusin="onFocus" @keydown="onKey">
        <article v-for="row in days[0].rows" :key="row.key" :data-row="row.key">
          <a href="#" :id="'author-' + row.key" />
          <button v-if="!row.deleted" data-testid="message-menu" :id="row.key" :tabindex="row.key === stop ? 0 : -1" />
        </article></div>`,
    }),
    { attachTo: document.body },
  )
  const stops = () => list.findAll('button[tabindex="0"]').map((menu) => menu.attributes('id'))
  const press = async (key: string) => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    await nextTick()
    return document.activeElement?.id
  }
  return { list, days, stops, press }
}

it('stops at the latest message that there is something to do to', () => {
  expect(listOf([row('1'), row('2'), row('3', true)]).stops()).toEqual(['2'])
})

it('goes from message to message by keys, past those without actions', async () => {
  const { list, stops, press } = listOf([row('1'), row('2', true), row('3')])
  list.get<HTMLElement>('#author-3').element.focus()
  expect(await press('ArrowUp')).toBe('1')
  expect(stops()).toEqual(['1'])
  expect(await press('ArrowUp')).toBe('1')
  expect(await press('End')).toBe('3')
})

it('leaves the keys to the list itself, which scrolls by them', async () => {
  const { list, press } = listOf([row('1'), row('2')])
  ;(list.element as HTMLElement).focus()
  await press('ArrowUp')
  expect(document.activeElement).toBe(list.element)
})

it('stops at the latest again where the message is out of the document', async () => {
  const { list, days, stops } = listOf([row('1'), row('2')])
  list.get<HTMLElement>('#author-1').element.focus()
  await nextTick()
  expect(stops()).toEqual(['1'])
  days.value = [{ rows: [row('2'), row('3')] }]
  await nextTick()
  expect(stops()).toEqual(['3'])
})
