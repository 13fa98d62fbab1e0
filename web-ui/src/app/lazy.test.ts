// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { late, lazy } from '@/ui/lazy'
import { i18n } from '@/i18n/i18n'

const PART = { default: { template: '<p data-testid="part" />' } }

let asked: number

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  asked = 0
})

/** A part of the page whose code comes at this time of asking. */
function comingAt(time: number) {
  const part = lazy(() =>
    ++asked < time ? Promise.reject(new TypeError('no network')) : Promise.resolve(PART),
  )
  return mount({ components: { part }, template: '<part />' }, { global: { plugins: [i18n] } })
}

const has = (page: ReturnType<typeof comingAt>, testid: string) =>
  page.find(`[data-testid=${testid}]`).exists()

describe('a part of the page that is loaded when it is shown', () => {
  it.each([1, 2, 4])('is there once its code comes, at time %i of asking', async (time) => {
    const page = comingAt(time)
    await vi.advanceTimersByTimeAsync(60_000)
    expect([has(page, 'part'), has(page, 'not-loaded'), asked]).toEqual([true, false, time])
  })

  it('says that it could not be loaded where its code never comes', async () => {
    const page = comingAt(99)
    await vi.advanceTimersByTimeAsync(60_000)
    expect([has(page, 'part'), has(page, 'not-loaded'), asked]).toEqual([false, true, 4])
  })
})

describe('a part of the page that is no component', () => {
  it('is asked for until it comes, and not twice at once', async () => {
    const part = late(() =>
      ++asked < 3 ? Promise.reject(new TypeError('no network')) : Promise.resolve('it'),
    )
    part.want()
    part.want()
    await vi.advanceTimersByTimeAsync(60_000)
    expect([part.value.value, asked]).toEqual(['it', 3])
  })

  it('is asked for again by whoever wants it later', async () => {
    const part = late(() =>
      ++asked < 6 ? Promise.reject(new TypeError('no network')) : Promise.resolve('it'),
    )
    part.want()
    await vi.advanceTimersByTimeAsync(60_000)
    expect([part.value.value, asked]).toEqual([null, 4])
    part.want()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(part.value.value).toBe('it')
  })
})
