// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref, shallowRef } from 'vue'
import { useCallBox } from './useCallBox'
import type { Area } from '@/ui/keptFree'

const free = vi.hoisted(() => ({ always: null as unknown, atFirst: null as unknown }))
vi.mock('@/ui/keptFree', () => ({
  get keptFree() {
    return free.always
  },
  get keptFreeAtFirst() {
    return free.atFirst
  },
}))

const COMPOSER = { x: 404, y: 796, width: 1016, height: 84 }
const HEAD = { x: 1040, y: 20, width: 380, height: 71 }
const PANEL = { ...HEAD, height: 860 }

const always = shallowRef<Area[]>([])
const atFirst = shallowRef<Area[]>([])
const which = ref<'window' | 'pill'>('window')

beforeEach(() => {
  localStorage.clear()
  window.dispatchEvent(new StorageEvent('storage', { key: null, storageArea: localStorage }))
  free.always = always
  free.atFirst = atFirst
  always.value = [COMPOSER]
  atFirst.value = [COMPOSER]
  which.value = 'window'
  window.innerWidth = 1440
  window.innerHeight = 900
  document.documentElement.dir = 'ltr'
})

/** Of this size, and where its style says. */
function boxed(width: number, height: number) {
  const element = shallowRef<HTMLElement | null>(null)
  let box!: ReturnType<typeof useCallBox>
  const Boxed = defineComponent(() => {
    box = useCallBox(element, () => which.value)
    return () => h('div')
  })
  element.value = Object.defineProperties(document.createElement('div'), {
    offsetWidth: { value: width },
    offsetHeight: { value: height },
    setPointerCapture: { value: vi.fn() },
  })
  element.value.getBoundingClientRect = () => {
    const {
      left,
      top,
      width: w = `${width}`,
      height: h = `${height}`,
    } = box.style.value as Record<string, string>
    const at = left === undefined ? { x: 880, y: 112 } : { x: parseFloat(left), y: parseFloat(top ?? '') }
    return { ...at, width: parseFloat(w), height: parseFloat(h) } as DOMRect
  }
  mount(Boxed)
  const pointer = (x: number, y: number) =>
    ({
      clientX: x,
      clientY: y,
      button: 0,
      pointerId: 1,
      target: element.value,
      currentTarget: element.value,
    }) as unknown
  const drag = (dx: number, dy: number) => {
    box.startMove(pointer(0, 0) as PointerEvent)
    box.move(pointer(dx, dy) as PointerEvent)
    box.stop()
  }
  const size = (...steps: [number, number][]) => {
    box.startSize(pointer(0, 0) as PointerEvent, 'se')
    steps.forEach(([dx, dy]) => {
      box.move(pointer(dx, dy) as PointerEvent)
    })
    box.stop()
  }
  return { box, drag, size }
}

describe('the window of a call', () => {
  it('is where the style sheet says, until a panel opens there', async () => {
    const { box } = boxed(520, 390)
    await nextTick()
    expect(box.style.value).toEqual({})
    always.value = [COMPOSER, HEAD]
    atFirst.value = [COMPOSER, PANEL]
    expect(box.style.value).toMatchObject({ left: '508px', top: '112px' })
    atFirst.value = [COMPOSER]
    expect(box.style.value).toEqual({})
  })

  it('may be dragged over a panel, but neither over its head nor over the composer', async () => {
    const { box, drag } = boxed(520, 390)
    await nextTick()
    always.value = [COMPOSER, HEAD]
    atFirst.value = [COMPOSER, PANEL]
    drag(400, 80)
    expect(box.style.value).toMatchObject({ left: '908px', top: '192px' })
    drag(0, 500)
    expect(box.style.value).toMatchObject({ left: '908px', top: '394px' })
    drag(0, -382)
    expect(box.style.value).toMatchObject({ left: '908px', top: '103px' })
  })

  it('is sized down to the composer', async () => {
    const { box, drag, size } = boxed(520, 390)
    await nextTick()
    drag(-100, 0)
    size([0, 700])
    expect(box.style.value).toMatchObject({ top: '112px', height: '672px' })
  })

  it('keeps where it was wished, for when that is free again', async () => {
    const { box, drag } = boxed(520, 390)
    await nextTick()
    always.value = []
    drag(0, 300)
    const free = box.style.value
    always.value = [COMPOSER]
    expect(box.style.value).not.toEqual(free)
    always.value = []
    expect(box.style.value).toEqual(free)
  })
})
