/** What a person can choose; named as the browser names them. */
export type DeviceKind = 'audioinput' | 'videoinput' | 'audiooutput'

/** Ids rotate when site data are cleared, labels are not unique: both together find a device again. */
export interface KnownDevice {
  deviceId: string
  label: string
}

export interface ListedDevice extends KnownDevice {
  kind: DeviceKind
}

export interface DeviceSlot {
  /** What the person chose; `null` leaves it to the browser. Never changed by what comes and goes. */
  preferred: KnownDevice | null
  /** What is plugged in, without the browser's own aliases. */
  available: KnownDevice[]
  /** What the system's default stands for now, where the browser tells. */
  defaultLabel: string | null
}

/** What one capture has open. */
export interface DeviceInUse extends KnownDevice {
  /** Whether this very device was asked for, rather than whatever the browser takes. */
  asked: boolean
  /** What the default stood for when it was opened; empty or `null` where the browser did not tell yet. */
  defaultLabel: string | null
}

export type DevicesState = Record<DeviceKind, DeviceSlot>

export type DeviceInput =
  | { type: 'listed'; devices: ListedDevice[] }
  | { type: 'preferred'; kind: DeviceKind; device: KnownDevice | null }

export interface Change {
  /** `preferred`: the choice is there, but another is open; `lost`: what is open was unplugged. */
  reason: 'preferred' | 'lost' | 'defaultMoved'
  /** What to open; `null` is whatever the browser takes. */
  device: KnownDevice | null
}

/** The alias by which Chromium lists and opens the system's default. */
export const DEFAULT_ID = 'default'

const ALIASES = new Set([DEFAULT_ID, 'communications'])
const EMPTY: DeviceSlot = { preferred: null, available: [], defaultLabel: null }

export function noDevices(preferred: Partial<Record<DeviceKind, KnownDevice | null>> = {}): DevicesState {
  const slot = (kind: DeviceKind): DeviceSlot => ({ ...EMPTY, preferred: preferred[kind] ?? null })
  return { audioinput: slot('audioinput'), videoinput: slot('videoinput'), audiooutput: slot('audiooutput') }
}

export function reduceDevices(state: DevicesState, input: DeviceInput): DevicesState {
  switch (input.type) {
    case 'listed':
      return {
        audioinput: listed(state.audioinput, input.devices, 'audioinput'),
        videoinput: listed(state.videoinput, input.devices, 'videoinput'),
        audiooutput: listed(state.audiooutput, input.devices, 'audiooutput'),
      }
    case 'preferred':
      return { ...state, [input.kind]: { ...state[input.kind], preferred: input.device } }
  }
}

/** The preferred device if it is there, by its id or else by its label. */
export function wantedDevice({ preferred, available }: DeviceSlot): KnownDevice | null {
  if (!preferred) {
    return null
  }
  return (
    available.find(({ deviceId }) => deviceId === preferred.deviceId) ??
    (preferred.label === '' ? undefined : available.find(({ label }) => label === preferred.label)) ??
    null
  )
}

/** Whether what was chosen is not plugged in. Unknown before the browser has told what there is. */
export function isAbsent(slot: DeviceSlot): boolean {
  return slot.preferred !== null && slot.available.length > 0 && wantedDevice(slot) === null
}

/** What has to be opened instead of what is open; `null` while all is as it should be, or nothing is open. */
export function changeDue(slot: DeviceSlot, inUse: DeviceInUse | null): Change | null {
  const { available, preferred } = slot
  if (!inUse || available.length === 0) {
    return null
  }
  const wanted = wantedDevice(slot)
  if (wanted) {
    return wanted.deviceId === inUse.deviceId ? null : { reason: 'preferred', device: wanted }
  }
  if (preferred === null && inUse.asked) {
    return { reason: 'preferred', device: null }
  }
  if (inUse.deviceId === DEFAULT_ID) {
    const moved = slot.defaultLabel !== inUse.defaultLabel
    return slot.defaultLabel && inUse.defaultLabel && moved ? { reason: 'defaultMoved', device: null } : null
  }
  return available.some(({ deviceId }) => deviceId === inUse.deviceId)
    ? null
    : { reason: 'lost', device: null }
}

function listed(slot: DeviceSlot, devices: ListedDevice[], kind: DeviceKind): DeviceSlot {
  const ours = devices.filter((device) => device.kind === kind)
  const defaultLabel = ours.find(({ deviceId }) => deviceId === DEFAULT_ID)?.label ?? null
  return {
    ...slot,
    defaultLabel,
    // Before any permission a browser lists devices without id or label, which say nothing.
    available: ours
      .filter(({ deviceId }) => deviceId !== '' && !ALIASES.has(deviceId))
      .map(({ deviceId, label }) => ({ deviceId, label })),
  }
}
