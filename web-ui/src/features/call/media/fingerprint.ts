/** The certificate that a description names (RFC 8122 §5): another one comes from another peer connection. */
export function fingerprintOf(sdp: string): string | null {
  return /^a=fingerprint:(.+?)\s*$/im.exec(sdp)?.[1]?.toUpperCase() ?? null
}

/**
 * The id of an offer's session, of which each peer connection has its own (RFC 8866 §5.2), and which the router's answer
 * repeats; null where the description has none.
 */
export function sessionOf(sdp: string): string | null {
  return /^o=\S+ (\d+) \d+ /m.exec(sdp)?.[1] ?? null
}
