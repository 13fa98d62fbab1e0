/** A new id of something that this client wants done once, however often it has to ask for it. */
export function newClientId(): string {
  // crypto.randomUUID exists on secure origins only; this does everywhere.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
