// @vitest-environment jsdom
import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import ZoomableScreen from './ZoomableScreen.vue'
import { i18n } from '@/i18n/i18n'

const ROOM = { width: 800, height: 600 }
const captured: number[] = []

enableAutoUnmount(afterEach)

beforeEach(() => {
  captured.length = 0
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(ROOM.width)
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(ROOM.height)
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(
    new DOMRect(0, 0, ROOM.width, ROOM.height),
  )
  vi.spyOn(HTMLVideoElement.prototype, 'videoWidth', 'get').mockReturnValue(1600)
  vi.spyOn(HTMLVideoElement.prototype, 'videoHeight', 'get').mockReturnValue(1200)
  Element.prototype.setPointerCapture = (id) => captured.push(id)
})

afterEach(() => {
  vi.restoreAllMocks()
  document.body.innerHTML = ''
  i18n.global.locale.value = 'en'
})

const screenOf = (name: string) => ({ id: name }) as MediaStream

function shown() {
  const around = vi.fn()
  const mounted = mount(ZoomableScreen, {
    props: { stream: screenOf('bob'), label: 'Screen of Bob' },
    slots: { default: '<video />' },
    global: { plugins: [i18n] },
    attrs: { onPointermove: around },
    attachTo: document.body,
  })
  const part = (name: string) => mounted.get(`[data-testid="call-zoom-${name}"]`)
  const transform = () => part('picture').attributes('style')
  return { mounted, around, part, transform, scale: () => part('scale').text() }
}

const key = (name: string, more: KeyboardEventInit = {}, on: EventTarget = window) => {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more })
  on.dispatchEvent(event)
  return event
}

describe('a shared screen', () => {
  it('is zoomed by buttons, which have names and say how far it is', async () => {
    const { mounted, part, scale } = shown()
    expect(scale()).toBe('100%')
    expect(part('out').attributes()).toMatchObject({ 'aria-label': 'Zoom out', disabled: '' })
    expect(mounted.find('[data-testid="call-zoom-whole"]').exists()).toBe(false)

    await part('in').trigger('click')
    expect(scale()).toBe('150%')
    expect(part('room').attributes('aria-label')).toContain('Screen of Bob')
    await part('out').trigger('click')
    expect(scale()).toBe('100%')

    for (let click = 0; click < 9; click++) {
      await part('in').trigger('click')
    }
    expect(scale()).toBe('600%')
    await part('whole').trigger('click')
    expect(scale()).toBe('100%')
  })

  it('is zoomed by the wheel with a command key only; without one a zoomed one is moved', async () => {
    const { part, scale, transform } = shown()
    await part('room').trigger('wheel', { deltaY: -100 })
    expect(scale()).toBe('100%')

    await part('room').trigger('wheel', { deltaY: -100, ctrlKey: true, clientX: 400, clientY: 300 })
    expect(scale()).toBe('122%')
    await part('in').trigger('click')
    await part('room').trigger('wheel', { deltaX: 30, deltaY: 20 })
    expect(transform()).toContain('translate(-30px, -20px)')
  })

  it('is zoomed where it is clicked twice, and whole again by two clicks more; the window does not see them', async () => {
    const fullScreen = vi.fn()
    document.body.addEventListener('dblclick', fullScreen)
    const { part, scale, transform } = shown()
    await part('room').trigger('dblclick', { clientX: 400, clientY: 300 })
    expect(scale()).toBe('250%')
    expect(transform()).toContain('translate(0px, 0px)')
    await part('room').trigger('dblclick', { clientX: 10, clientY: 10 })
    expect(scale()).toBe('100%')
    await part('room').trigger('dblclick', { clientX: 0, clientY: 0 })
    expect(transform()).toContain('translate(600px, 450px)')
    expect(fullScreen).not.toHaveBeenCalled()
  })

  it('is moved by dragging, as far as there is something to see, and lets the window be moved while it is whole', async () => {
    const { part, transform } = shown()
    const room = part('room')
    await room.trigger('pointerdown', { pointerId: 1, clientX: 100, clientY: 100 })
    expect(captured).toEqual([])
    expect(room.attributes('data-fixed')).toBeUndefined()
    window.dispatchEvent(new PointerEvent('pointerup', { pointerId: 1 }))

    await part('in').trigger('click')
    expect(room.attributes('data-fixed')).toBe('')
    await room.trigger('pointerdown', { pointerId: 1, clientX: 100, clientY: 100 })
    expect(captured).toEqual([1])
    await room.trigger('pointermove', { pointerId: 1, clientX: 130, clientY: 90 })
    expect(transform()).toContain('translate(30px, -10px)')
    await room.trigger('pointermove', { pointerId: 1, clientX: 3000, clientY: 90 })
    expect(transform()).toContain('translate(200px, -10px)')
    window.dispatchEvent(new PointerEvent('pointerup', { pointerId: 1 }))
    await room.trigger('pointermove', { pointerId: 1, clientX: 0, clientY: 0 })
    expect(transform()).toContain('translate(200px, -10px)')
  })

  it('is zoomed by two fingers, which move nothing else', async () => {
    const { around, part, scale } = shown()
    const room = part('room')
    const finger = (id: number, x: number) => ({
      pointerId: id,
      pointerType: 'touch',
      clientX: x,
      clientY: 300,
    })
    await room.trigger('pointerdown', finger(1, 350))
    await room.trigger('pointerdown', finger(2, 450))
    expect(captured).toEqual([1, 2])
    await room.trigger('pointermove', finger(2, 550))
    expect(scale()).toBe('200%')
    expect(around).not.toHaveBeenCalled()
  })

  it('is zoomed and moved by keys, but not while something is typed', async () => {
    const { mounted, part, scale, transform } = shown()
    expect(key('+', { shiftKey: true }).defaultPrevented).toBe(true)
    key('=')
    await mounted.vm.$nextTick()
    expect(scale()).toBe('225%')
    await part('room').trigger('keydown', { key: 'ArrowRight' })
    expect(transform()).toContain('translate(-48px, 0px)')
    key('-')
    await mounted.vm.$nextTick()
    expect(scale()).toBe('150%')
    key('۰', { code: 'Digit0' })
    await mounted.vm.$nextTick()
    expect(scale()).toBe('100%')

    expect(key('+', { ctrlKey: true }).defaultPrevented).toBe(false)
    const field = document.body.appendChild(document.createElement('input'))
    expect(key('+', {}, field).defaultPrevented).toBe(false)
    await part('room').trigger('keydown', { key: 'ArrowRight' })
    expect(transform()).toContain('translate(0px, 0px) scale(1)')
  })

  it('is whole again when another is shown', async () => {
    const { mounted, part, scale } = shown()
    await part('in').trigger('click')
    await mounted.setProps({ stream: screenOf('clara'), label: 'Screen of Clara' })
    expect(scale()).toBe('100%')
  })

  it.each([
    ['ru', 'Увеличить', '150\u00a0%'],
    ['fa', 'بزرگ‌نمایی', '۱۵۰٪'],
  ] as const)('speaks %s', async (language, zoomIn, percent) => {
    i18n.global.locale.value = language
    const { part, scale } = shown()
    await part('in').trigger('click')
    expect(part('in').attributes('aria-label')).toBe(zoomIn)
    expect(scale()).toBe(percent)
  })
})
