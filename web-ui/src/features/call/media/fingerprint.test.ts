import { expect, it } from 'vitest'
import { fingerprintOf } from './fingerprint'

it('reads the certificate whatever the line ends and the case', () => {
  const sdp =
    'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\na=fingerprint:sha-256 ab:CD:01\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n'
  expect(fingerprintOf(sdp)).toBe('SHA-256 AB:CD:01')
  expect(fingerprintOf('v=0\n')).toBeNull()
})
