import { describe, expect, it } from 'vitest'
import { givesUpAt, remedyAt } from './remedy'

function remedies(wasConnected: boolean, seconds: number): string[] {
  return Array.from({ length: seconds }, (_, second) => {
    const remedy = remedyAt(wasConnected, second)
    return remedy === null ? '' : `${second} ${remedy}`
  }).filter((remedy) => remedy !== '')
}

describe('remedyAt', () => {
  it('restarts ICE of a broken connection, then begins anew', () => {
    expect(remedies(true, 30)).toEqual([
      '1 restart',
      '4 restart',
      '8 restart',
      '12 renew',
      '20 renew',
      '28 renew',
    ])
  })

  it('gives a new connection time to find its way', () => {
    expect(remedies(false, 30)).toEqual(['8 renew', '16 renew', '24 renew'])
  })
})

describe('givesUpAt', () => {
  it('waits longer for a call that went well before', () => {
    expect([givesUpAt(false, 29), givesUpAt(false, 30)]).toEqual([false, true])
    expect([givesUpAt(true, 64), givesUpAt(true, 65)]).toEqual([false, true])
  })
})
