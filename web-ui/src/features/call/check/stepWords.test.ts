// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { type Cause, failed, STEPS } from './steps'
import { useStepWords } from './useStepWords'
import { i18n, LANGUAGES, type Language, speak } from '@/i18n/i18n'

/** Whether there is something to do about each: one that is new fails to compile here. */
const CAUSES: Record<Exclude<Cause, 'missing' | 'refused' | 'unavailable'>, boolean> = {
  insecure: true,
  noServer: true,
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
  tcpBlocked: true,
  tcpOff: false,
  handshake: true,
  noRelay: false,
  relayUnreachable: true,
  relayRefused: true,
  relayNoRouter: true,
  notAsked: false,
  inCall: false,
  speakerUnknown: false,
}

it.each(Object.keys(LANGUAGES) as Language[])('has words for each step and cause in %s', async (language) => {
  await speak(language)
  let words: ReturnType<typeof useStepWords> | undefined
  mount({ setup: () => void (words = useStepWords()), template: '<i />' }, { global: { plugins: [i18n] } })
  const facts = { ms: 5, addresses: ['10.0.0.1:1', '10.0.0.2:1'] }
  for (const [cause, mendable] of Object.entries(CAUSES)) {
    const said = words?.of('udp', failed(cause as Cause, facts), false)
    expect(said?.detail, cause).not.toContain('callCheck.')
    expect(said?.detail, cause).not.toMatch(/[{}]/)
    expect((said?.mends.length ?? 0) > 0, cause).toBe(mendable)
    expect(words?.of('udp', failed(cause as Cause, facts), true).mends.join(), cause).not.toContain(
      'callCheck.',
    )
  }
  for (const step of STEPS) {
    expect(words?.of(step, { state: 'waiting', cause: null, facts: {} }, false).title).not.toContain(
      'callCheck.',
    )
  }
  for (const cause of ['missing', 'refused', 'unavailable'] as const) {
    expect(words?.of('microphone', failed(cause), false).mends.join()).not.toContain('devices.')
    expect(words?.of('camera', failed(cause), false).detail).not.toContain('devices.')
  }
  await speak('en')
})
