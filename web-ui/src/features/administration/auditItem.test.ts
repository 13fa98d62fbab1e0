// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import AuditItem from './AuditItem.vue'
import type { AuditEntry } from '@/api/schema'
import { i18n } from '@/i18n/i18n'

function words(details: Record<string, string>): string {
  const entry = {
    id: 'e',
    at: '2026-01-01T00:00:00Z',
    kind: 'sanctionsChanged',
    details,
  } as unknown as AuditEntry
  const item = mount(AuditItem, {
    props: { entry, actor: 'Anna', person: 'Boris' },
    global: { plugins: [i18n] },
  })
  return item.text().replace(/[\u2066-\u2069]/g, '')
}

describe('what somebody is kept from in a chat', () => {
  it.each([
    ['banned', 'Anna banned Boris from a chat'],
    ['banLifted', 'Anna lifted the ban of Boris from a chat'],
    ['timeOutEnded', 'Anna ended the time-out of Boris in a chat'],
  ])('is told of %s', (what, told) => {
    expect(words({ what, banned: String(what === 'banned') })).toContain(told)
  })

  it('is told of a time-out with its end, also where the person is banned', () => {
    const told = words({ what: 'timedOut', banned: 'true', timedOutUntil: '2026-02-03T10:00:00Z' })
    expect(told).toContain('Anna timed Boris out in a chat until')
    expect(told).toContain('2026')
  })

  it('is told as it stood afterwards where an older server has noted it', () => {
    expect(words({ banned: 'true' })).toContain('Anna banned Boris')
    expect(words({ banned: 'false' })).toContain('Anna lifted ban and time-out of Boris')
  })
})
