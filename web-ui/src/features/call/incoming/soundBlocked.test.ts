// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n/i18n'

/** A browser that lets the page sound only after somebody has touched it. */
class SilentContext {
  state = 'suspended'
  allowed = false

  resume(): Promise<void> {
    if (!this.allowed) {
      return new Promise(() => undefined)
    }
    this.state = 'running'
    return Promise.resolve()
  }

  suspend(): Promise<void> {
    this.state = 'suspended'
    return Promise.resolve()
  }
}

let context: SilentContext

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  context = new SilentContext()
  vi.stubGlobal(
    'AudioContext',
    vi.fn(function () {
      return context
    }),
  )
  hasFingers(false)
})

function hasFingers(touch: boolean): void {
  vi.stubGlobal('matchMedia', (media: string) => ({
    media,
    matches: touch,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
}

async function shown() {
  const { default: SoundBlocked } = await import('./SoundBlocked.vue')
  const line = mount(SoundBlocked, { global: { plugins: [i18n] } })
  await vi.advanceTimersByTimeAsync(1_000)
  return line
}

describe('the line that sound is blocked', () => {
  it('is not there where the browser lets the page sound', async () => {
    context.allowed = true
    expect((await shown()).find('[data-testid=sound-blocked]').exists()).toBe(false)
  })

  it('asks for a click, and goes with it', async () => {
    const line = await shown()
    expect(line.text()).toBe('Click anywhere to hear calls')
    context.allowed = true
    document.dispatchEvent(new MouseEvent('click'))
    await vi.advanceTimersByTimeAsync(0)
    expect(line.find('[data-testid=sound-blocked]').exists()).toBe(false)
  })

  it('asks those for a tap who have no mouse', async () => {
    hasFingers(true)
    expect((await shown()).text()).toBe('Tap anywhere to hear calls')
  })
})
