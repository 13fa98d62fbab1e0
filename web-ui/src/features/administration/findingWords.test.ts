// @vitest-environment jsdom
import { expect, it } from 'vitest'
import type { ComposerTranslation } from 'vue-i18n'
import { findingWords } from './findingWords'
import type { Finding } from '@/api/schema'
import { i18n, LANGUAGES, type Language, speak } from '@/i18n/i18n'
import { withoutIsolates } from '@/i18n/isolate'

const { te } = i18n.global
const t = i18n.global.t as unknown as ComposerTranslation
const words = (finding: Finding) => findingWords(finding, t, te, String)
const PASSED: Omit<Finding, 'subject' | 'facts'> = { verdict: 'passed', reason: null }

const FOUND: Finding[] = [
  { ...PASSED, subject: 'router', facts: { addresses: '10.0.0.1:10000, [fd00::1]:10000' } },
  { ...PASSED, subject: 'addresses', facts: { addresses: '9.9.9.9:10000', source: 'configured' } },
  { ...PASSED, subject: 'addresses', facts: { addresses: '10.0.0.1:10000', source: 'found' } },
  { ...PASSED, subject: 'tcp', facts: { addresses: '9.9.9.9:443', source: 'configured' } },
  { ...PASSED, subject: 'tcp', facts: { addresses: '9.9.9.9:443', source: 'found' } },
  { ...PASSED, subject: 'relay', facts: { url: 'turn:turn.example.org', ms: '12' } },
  { ...PASSED, subject: 'origin', facts: { origin: 'https://chat.example.org' } },
  { ...PASSED, subject: 'proxy', facts: { proxy: 'none', client: '9.9.9.9' } },
  { ...PASSED, subject: 'proxy', facts: { proxy: 'trusted', client: '9.9.9.9' } },
  { ...PASSED, subject: 'certificate', facts: { host: 'chat.example.org', days: '60' } },
]

/** Each reason with a subject that has it: one that is new fails to compile here. */
const REASONS: Record<NonNullable<Finding['reason']>, Finding['subject']> = {
  routerOff: 'router',
  tcpOff: 'tcp',
  privateAddress: 'addresses',
  loopbackAddress: 'addresses',
  noRelay: 'relay',
  relayAddressWrong: 'relay',
  relayUnknown: 'relay',
  relaySilent: 'relay',
  relayTls: 'relay',
  relaySecret: 'relay',
  relayRefuses: 'relay',
  insecure: 'origin',
  otherAddress: 'origin',
  untrustedProxy: 'proxy',
  silentProxy: 'proxy',
  noPublicAddress: 'certificate',
  certificateUnseen: 'certificate',
  certificateNoTls: 'certificate',
  certificateExpired: 'certificate',
  certificateNotYetValid: 'certificate',
  certificateOfAnotherHost: 'certificate',
  certificateSelfSigned: 'certificate',
  certificateOfUnknownIssuer: 'certificate',
  certificateChainIncomplete: 'certificate',
  certificateEndsSoon: 'certificate',
}

it.each(Object.keys(LANGUAGES) as Language[])(
  'says what was found, its cause and its mend in %s',
  async (language) => {
    await speak(language)
    for (const finding of FOUND) {
      expect(words(finding).detail).not.toContain('administration.')
      expect(words(finding).detail).not.toMatch(/[{}]/)
    }
    for (const [reason, subject] of Object.entries(REASONS)) {
      const { detail, mend } = words({
        subject,
        verdict: 'failed',
        reason: reason as NonNullable<Finding['reason']>,
        facts: { url: 'u', origin: 'o', configured: 'c', client: 'a', host: 'h', addresses: 'x' },
      })
      expect(detail, reason).not.toContain('administration.')
      expect(mend, reason).not.toBe('')
    }
    await speak('en')
  },
)

it('lists addresses each by itself', () => {
  const [router] = FOUND
  expect(router && withoutIsolates(words(router).detail)).toBe('Bound at 10.0.0.1:10000, [fd00::1]:10000.')
})
