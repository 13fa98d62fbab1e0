import { expect, it } from 'vitest'
import { FrameLog } from './frameLog'

it('keeps no secret and no long text', () => {
  const log = new FrameLog()
  log.add('out', { type: 'session.authenticate', accessToken: 'secret', list: [{ credential: 'secret' }] })
  log.add('out', { type: 'call.offer', sdp: 'x'.repeat(5000) })
  const text = JSON.stringify(log.entries)
  expect(text).not.toContain('secret')
  expect(text.length).toBeLessThan(1000)
})

it('forgets the oldest', () => {
  const log = new FrameLog()
  for (let i = 0; i < 700; i++) {
    log.add('in', i)
  }
  expect(log.entries).toHaveLength(500)
  expect(log.entries[0]?.frame).toBe(200)
})
