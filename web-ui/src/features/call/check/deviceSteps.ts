import { getMedia, stateAfter } from '../devices/getMedia'
import { frameForbids } from '../devices/framePolicy'
import { failed, passed, skipped, type StepResult, warned } from './steps'

type Device = 'microphone' | 'camera'

const KIND = { microphone: 'audioinput', camera: 'videoinput' } as const

/** Calls go on without a camera. */
const bad = (device: Device, cause: 'missing' | 'refused' | 'unavailable') =>
  device === 'camera' ? warned(cause) : failed(cause)

/** What the browser tells without asking the person anything. */
export async function lookAtDevices(): Promise<Record<Device | 'speaker', StepResult>> {
  const media = (navigator as { mediaDevices?: MediaDevices }).mediaDevices
  if (!media) {
    return { microphone: failed('insecure'), camera: failed('insecure'), speaker: skipped('insecure') }
  }
  const devices = await media.enumerateDevices().catch(() => [])
  const [microphone, camera] = await Promise.all([lookAt('microphone', devices), lookAt('camera', devices)])
  const speakers = devices.filter(({ kind }) => kind === 'audiooutput')
  return {
    microphone,
    camera,
    speaker: speakers.length > 0 ? passed({ device: speakers[0]?.label }) : skipped('speakerUnknown'),
  }
}

async function lookAt(device: Device, devices: MediaDeviceInfo[]): Promise<StepResult> {
  const permission = await permissionOf(device)
  // Some browsers hide the devices that a page may not use.
  if (permission === 'denied' || frameForbids(device)) {
    return bad(device, 'refused')
  }
  const found = devices.filter(({ kind }) => kind === KIND[device])
  if (found.length === 0) {
    return bad(device, 'missing')
  }
  return permission === 'granted' ? passed({ device: found[0]?.label }) : skipped('notAsked')
}

/** Not every browser knows these names, or has permissions to ask for at all. */
async function permissionOf(device: Device): Promise<PermissionState | null> {
  const permissions = (navigator as { permissions?: Permissions }).permissions
  const status = await permissions?.query({ name: device as PermissionName }).catch(() => null)
  return status?.state ?? null
}

/** Opens the device and lets go of it at once; the browser may ask the person. */
export async function tryDevice(device: Device): Promise<StepResult> {
  try {
    const stream = await getMedia({ [device === 'microphone' ? 'audio' : 'video']: true })
    const label = stream.getTracks()[0]?.label
    stream.getTracks().forEach((track) => {
      track.stop()
    })
    return passed({ device: label })
  } catch (failure) {
    const state = stateAfter(failure)
    return state === 'insecure'
      ? failed('insecure')
      : bad(device, state === 'missing' || state === 'refused' ? state : 'unavailable')
  }
}
