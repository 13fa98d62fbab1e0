/**
 * How a device is: `off` was not asked for; `missing` is not there; `refused` the person or the system said no;
 * `unavailable` is held by another program; `insecure` the page did not come over HTTPS, without which a browser gives no
 * device away.
 */
export type DeviceState = 'off' | 'ok' | 'missing' | 'refused' | 'unavailable' | 'insecure'

export type VideoQuality = 'low' | 'standard' | 'high'

export const VIDEO: Record<VideoQuality, MediaTrackConstraints> = {
  low: { width: { ideal: 320 }, height: { ideal: 180 }, frameRate: { ideal: 12, max: 15 } },
  standard: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24, max: 30 } },
  high: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
}

/** @param suppression whether the browser is to suppress noise; not where something better does */
export function audioConstraints(suppression: boolean): MediaTrackConstraints {
  return { echoCancellation: true, noiseSuppression: suppression, autoGainControl: true }
}

export function getMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
  // Absent on insecure origins.
  const media = (navigator as { mediaDevices?: MediaDevices }).mediaDevices
  return media
    ? media.getUserMedia(constraints)
    : Promise.reject(new DOMException('no media devices', 'NotSupportedError'))
}

export function stateAfter(failure: unknown): DeviceState {
  switch (failure instanceof DOMException ? failure.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    case 'NotSupportedError':
      return window.isSecureContext ? 'unavailable' : 'insecure'
    default:
      return 'unavailable'
  }
}
