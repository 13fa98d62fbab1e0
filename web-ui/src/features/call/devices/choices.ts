import type { DeviceKind, KnownDevice } from './deviceChoice'

const KINDS: readonly DeviceKind[] = ['audioinput', 'videoinput', 'audiooutput']

/** What is stored may be of another version, or of anybody's making: only what is a choice is taken. */
export function readChoices(stored: unknown): Partial<Record<DeviceKind, KnownDevice | null>> {
  if (typeof stored !== 'object' || stored === null) {
    return {}
  }
  return Object.fromEntries(
    KINDS.map((kind) => [kind, known((stored as Record<string, unknown>)[kind])] as const).filter(
      ([, device]) => device !== null,
    ),
  )
}

function known(value: unknown): KnownDevice | null {
  const { deviceId, label } = (value ?? {}) as Partial<Record<keyof KnownDevice, unknown>>
  return typeof deviceId === 'string' && typeof label === 'string' ? { deviceId, label } : null
}
