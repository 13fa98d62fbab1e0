import { useStorage } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, reactive, shallowRef, watch } from 'vue'
import {
  type Change,
  type DeviceInput,
  type DeviceKind,
  type KnownDevice,
  noDevices,
  reduceDevices,
  wantedDevice,
} from './deviceChoice'
import { readChoices } from './choices'
import type { PushKey } from './pushToTalk'
import { remembered, volumeOf, type Volumes } from './volumes'
import type { Person } from '@/realtime/protocol.gen'

/** Why a device changed without the person's doing, to be said in words. */
export interface DeviceNotice {
  kind: DeviceKind
  reason: Exclude<Change['reason'], 'preferred'> | 'returned'
  /** What is used now; empty where the browser does not tell. */
  label: string
}

export type Permission = PermissionState | 'unknown'

/** Who or what made the list of devices be read. */
type Cause = 'person' | 'plug' | 'opened'

/** What devices there are, and what the person chose among them, on this browser. */
export const useDevicesStore = defineStore('devices', () => {
  const choices = useStorage<Partial<Record<DeviceKind, KnownDevice | null>>>('parley.devices', {})
  const volumes = useStorage<Volumes>('parley.volumes', {})
  const noiseSuppression = useStorage('parley.noiseSuppression', false)
  const backgroundBlur = useStorage('parley.backgroundBlur', false)
  const pushToTalk = useStorage('parley.pushToTalk', false)
  const pushKey = useStorage<PushKey>('parley.pushKey', {
    code: 'Space',
    label: '',
    ctrl: false,
    alt: false,
    shift: false,
    meta: false,
  })

  const state = shallowRef(noDevices(readChoices(choices.value)))
  const cause = shallowRef<Cause>('opened')
  const notice = shallowRef<DeviceNotice | null>(null)
  const permissions = reactive<Record<'microphone' | 'camera', Permission>>({
    microphone: 'unknown',
    camera: 'unknown',
  })
  let listening = false
  let listings = 0

  // Absent on insecure origins.
  const media = (navigator as { mediaDevices?: MediaDevices }).mediaDevices
  const insecure = media === undefined
  const canChooseSpeaker =
    typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype
  const speakerId = computed(() => wantedDevice(state.value.audiooutput)?.deviceId ?? '')

  function dispatch(input: DeviceInput): void {
    state.value = reduceDevices(state.value, input)
  }

  function prefer(kind: DeviceKind, device: KnownDevice | null): void {
    cause.value = 'person'
    const kept = device && { deviceId: device.deviceId, label: device.label }
    choices.value = { ...readChoices(choices.value), [kind]: kept }
    dispatch({ type: 'preferred', kind, device: kept })
  }

  async function refresh(why: Cause): Promise<void> {
    listen()
    const listing = ++listings
    const devices = await media?.enumerateDevices().catch(() => [])
    if (devices && listing === listings) {
      cause.value = why
      dispatch({ type: 'listed', devices: devices as (MediaDeviceInfo & { kind: DeviceKind })[] })
    }
  }

  /** From the first use on; a page without calls needs no lists. */
  function listen(): void {
    if (listening) {
      return
    }
    listening = true
    media?.addEventListener('devicechange', () => void refresh('plug'))
    for (const name of ['microphone', 'camera'] as const) {
      void watchPermission(name)
    }
  }

  async function watchPermission(name: 'microphone' | 'camera'): Promise<void> {
    // Not every browser knows these names, or has permissions to ask for at all.
    const permissionApi = (navigator as { permissions?: Permissions }).permissions
    const status = await permissionApi?.query({ name: name as PermissionName }).catch(() => undefined)
    if (status) {
      permissions[name] = status.state
      status.onchange = () => {
        permissions[name] = status.state
        void refresh('plug')
      }
    }
  }

  // Another tab's choice holds here too.
  watch(choices, (changed) => {
    for (const [kind, device] of Object.entries(readChoices(changed)) as [DeviceKind, KnownDevice | null][]) {
      if (device?.deviceId !== state.value[kind].preferred?.deviceId) {
        cause.value = 'person'
        dispatch({ type: 'preferred', kind, device })
      }
    }
  })

  return {
    state,
    cause,
    notice,
    permissions,
    insecure,
    canChooseSpeaker,
    speakerId,
    noiseSuppression,
    backgroundBlur,
    pushToTalk,
    pushKey,
    dispatch,
    prefer,
    refresh,
    tell: (told: DeviceNotice) => {
      notice.value = told
    },
    volumeOf: (userId: Person) => volumeOf(volumes.value, userId),
    setVolume: (userId: Person, percent: number) => {
      volumes.value = remembered(volumes.value, userId, percent)
    },
  }
})
