/** The certificate that a description names (RFC 8122 §5): another one comes from another peer connection. */
export function fingerprintOf(sdp: string): string | null {
  return /^a=fingerprint:(\S+ \S+)/im.exec(sdp)?.[1]?.toUpperCase() ?? null
}

/**
 * The id of an offer's session, of which each peer connection has its own, and the version of the description (RFC 8866
 * §5.2). The router's answer repeats both; null where the description has none.
 */
export function originOf(sdp: string): string | null {
  return /^o=\S+ (\d+ \d+) /m.exec(sdp)?.[1] ?? null
}
