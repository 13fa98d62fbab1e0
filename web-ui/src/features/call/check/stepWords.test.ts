// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { type Cause, failed, passed, STEPS } from './steps'
import { useStepWords } from './useStepWords'
import { i18n, LANGUAGES, type Language, speak } from '@/i18n/i18n'

/** Whether there is something to do about each: one that is new fails to compile here. */
const CAUSES: Record<Exclude<Cause, 'missing' | 'refused' | 'unavailable'>, boolean> = {
  insecure: true,
  noServer: true,
  notTried: true,
  interrupted: false,
  noWebRtc: true,
  socketClosed: true,
  socketUnstable: true,
  socketSlow: true,
  proxyUntrusted: true,
  otherAddress: true,
  routerOff: false,
  routerBusy: false,
  routerUnreachable: true,
  privateAddress: true,
  udpBlocked: true,
  udpClosed: true,
  tcpBlocked: true,
  tcpClosed: true,
  tcpOff: false,
  handshake: true,
  noRelay: false,
  relayMisconfigured: true,
  relayUnreachable: true,
  relayRefused: true,
  relayFailed: true,
  relayNoRouter: true,
  notAsked: false,
  inCall: false,
  speakerUnknown: false,
}

function wordsNow(): ReturnType<typeof useStepWords> {
  let words: ReturnType<typeof useStepWords> | undefined
  mount({ setup: () => void (words = useStepWords()), template: '<i />' }, { global: { plugins: [i18n] } })
  if (!words) throw new Error('not set up')
  return words
}

it.each(Object.keys(LANGUAGES) as Language[])('has words for each step and cause in %s', async (language) => {
  await speak(language)
  const words = wordsNow()
  const facts = { ms: 5, addresses: ['10.0.0.1:1', '10.0.0.2:1'] }
  for (const [cause, mendable] of Object.entries(CAUSES)) {
    const said = words.of('udp', failed(cause as Cause, facts), false)
    expect(said.detail, cause).not.toContain('callCheck.')
    expect(said.detail, cause).not.toMatch(/[{}]/)
    expect(said.mends.length > 0, cause).toBe(mendable)
    expect(words.of('udp', failed(cause as Cause, facts), true).mends.join(), cause).not.toContain(
      'callCheck.',
    )
  }
  for (const step of STEPS) {
    expect(words.of(step, { state: 'waiting', cause: null, facts: {} }, false).title).not.toContain(
      'callCheck.',
    )
  }
  for (const cause of ['missing', 'refused', 'unavailable'] as const) {
    expect(words.of('microphone', failed(cause), false).mends.join()).not.toContain('devices.')
    expect(words.of('camera', failed(cause), false).detail).not.toContain('devices.')
  }
  await speak('en')
})

it('tells no round trip that the browser does not know', () => {
  const said = (ms: number | null) =>
    wordsNow().of('udp', passed({ ms, address: '10.0.0.1:1' }), false).detail
  expect(said(12)).toContain('in 12 ms')
  expect(said(null)).toContain('Reached at')
  expect(said(null)).not.toContain('ms')
})

it('has both mends for a relay that did not answer or refused', () => {
  const mends = wordsNow().of('relay', failed('relayFailed'), true).mends.join('\n')
  expect(mends).toContain('parley.calls.ice.turn-urls')
  expect(mends).toContain('parley.calls.ice.turn-secret')
  expect(wordsNow().of('relay', failed('relayFailed'), false).mends).toHaveLength(1)
})
