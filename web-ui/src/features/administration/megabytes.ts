const MEGABYTE = 1024 * 1024
/** More than any disk has: 1 PiB. */
const MOST = 2 ** 30

/** What is typed for a limit, in megabytes: bytes, null for nothing, and undefined for what is no number. */
export function bytesOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
  if (text === '') {
    return null
  }
  const megabytes = /^\d+$/.test(text) ? Number(text) : NaN
  return megabytes <= MOST ? megabytes * MEGABYTE : undefined
}

/** The other way; what is less than a megabyte is rounded up. */
export function megabytesOf(bytes: number | null): string {
  return bytes === null ? '' : String(Math.ceil(bytes / MEGABYTE))
}
