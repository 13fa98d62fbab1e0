// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Activity, IDLE_MS, watchActivity } from './activity'

describe('activity', () => {
  const changes: Activity[] = []
  let visibility: DocumentVisibilityState = 'visible'
  let watched: ReturnType<typeof watchActivity>

  function turn(next: DocumentVisibilityState): void {
    visibility = next
    document.dispatchEvent(new Event('visibilitychange'))
  }

  beforeEach(() => {
    vi.useFakeTimers()
    changes.length = 0
    visibility = 'visible'
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
    watched = watchActivity((activity) => changes.push(activity))
  })

  afterEach(() => {
    watched.stop()
  })

  it('is away after five minutes without input, and back with it', () => {
    vi.advanceTimersByTime(IDLE_MS - 1)
    window.dispatchEvent(new Event('keydown'))
    vi.advanceTimersByTime(IDLE_MS - 1)
    expect(changes).toEqual([])
    vi.advanceTimersByTime(1)
    expect(watched.current()).toBe('away')
    window.dispatchEvent(new Event('pointermove'))
    expect(changes).toEqual(['away', 'active'])
  })

  it("is back when somebody writes by an input method, whose keys are nobody else's", () => {
    vi.advanceTimersByTime(IDLE_MS)
    expect(watched.current()).toBe('away')
    window.dispatchEvent(new Event('input'))
    expect(watched.current()).toBe('active')
  })

  it('is away with the tab hidden, whatever moves in it', () => {
    turn('hidden')
    window.dispatchEvent(new Event('pointermove'))
    expect(changes).toEqual(['away'])
    turn('visible')
    expect(changes).toEqual(['away', 'active'])
  })

  it('says nothing more once it is stopped', () => {
    watched.stop()
    turn('hidden')
    expect(changes).toEqual([])
  })
})
