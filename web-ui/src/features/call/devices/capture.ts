import { type Ref, ref, shallowRef, watch } from 'vue'
import { changeDue, type DeviceInUse, type DeviceKind, type KnownDevice, wantedDevice } from './deviceChoice'
import { type DeviceNotice, useDevicesStore } from './devicesStore'
import { type DeviceState, getMedia, stateAfter } from './getMedia'

/** What makes another track of a device's own: it goes out instead of it. */
export interface Filtered {
  track: MediaStreamTrack
  close: () => void
}

/** @param onFailure when it stops working later */
export type Filter = (raw: MediaStreamTrack, onFailure: () => void) => Promise<Filtered>

/** `failed`: cannot be had in this browser; what happens instead is told by the capture's options. */
export type FilterState = 'off' | 'starting' | 'on' | 'failed'

export interface CaptureOptions {
  kind: 'audio' | 'video'
  constraints: () => MediaTrackConstraints
  filter: {
    on: Readonly<Ref<boolean>>
    load: () => Promise<Filter>
    /** Whether the device is rather closed than opened without it. */
    needed: boolean
    /** Whether the device itself is opened in another way with it. */
    reopens: boolean
  }
  /** What goes out has changed. */
  onTrack: (track: MediaStreamTrack | null) => void
}

/** A device that ends again and again this soon is broken. */
const ENDS_WITHIN_MS = 10_000
const MOST_ENDS = 3
/** A browser may keep the list to itself for as long as another window has the focus, as Firefox does. */
const LISTED_WITHIN_MS = 1_000

/**
 * One's own microphone or camera, from opening to what goes out: opens the chosen device, goes over to another when it is
 * unplugged or the choice changes, and comes back. Nothing here fails. All that is done to the device is done in order.
 */
export function useCapture({ kind, constraints, filter, onTrack }: CaptureOptions) {
  const deviceKind: DeviceKind = kind === 'audio' ? 'audioinput' : 'videoinput'
  const devices = useDevicesStore()
  const state = ref<DeviceState>('off')
  const filterState = ref<FilterState>('off')
  const raw = shallowRef<MediaStreamTrack | null>(null)
  const track = shallowRef<MediaStreamTrack | null>(null)
  const inUse = shallowRef<DeviceInUse | null>(null)
  /** The person wants it, whether or not it can be had. */
  let wanted = false
  let filtered: Filtered | null = null
  let generation = 0
  let ends: number[] = []
  let queue: Promise<void> = Promise.resolve()

  /** @param task is told whether the device is still wanted, which may change whenever it waits */
  function run(task: (alive: () => boolean) => Promise<void>): Promise<void> {
    const mine = generation
    const alive = () => wanted && mine === generation
    queue = queue
      .then(() => (alive() ? task(alive) : undefined))
      .catch((failure: unknown) => {
        console.warn('device', kind, failure)
      })
    return queue
  }

  function open(): Promise<void> {
    wanted = true
    return run(openNow)
  }

  /** As {@link open}, with a stream that was asked for together with another device's. */
  function adopt(stream: MediaStream): Promise<void> {
    wanted = true
    const fresh = tracksOf(stream)[0] ?? null
    const mine = generation
    return run(async (alive) => {
      if (fresh) {
        await take(fresh, askedFor(), alive)
      } else {
        state.value = 'missing'
      }
    }).then(() => {
      if (mine !== generation) {
        fresh?.stop()
      }
    })
  }

  async function openNow(alive: () => boolean): Promise<void> {
    const device = askedFor()
    let fresh: MediaStreamTrack | undefined
    try {
      fresh = tracksOf(await request(device))[0]
    } catch (failure) {
      // What works is kept, where another was to take its place.
      if (alive() && raw.value?.readyState !== 'live') {
        drop(stateAfter(failure))
      }
      return
    }
    if (fresh && alive()) {
      await take(fresh, device, alive)
    } else {
      fresh?.stop()
    }
  }

  async function request(device: KnownDevice | null): Promise<MediaStream> {
    const plain = constraints()
    const attempts = device ? [{ ...plain, deviceId: idConstraint(device) }, plain] : [plain]
    let failure: unknown
    for (const attempt of attempts) {
      try {
        return await getMedia({ [kind]: attempt })
      } catch (refusal) {
        failure = refusal
        if (stateAfter(refusal) === 'refused') {
          break
        }
      }
    }
    throw failure
  }

  /** What to ask for, where it is asked for together with another device. */
  function wish(): MediaTrackConstraints {
    const device = askedFor()
    return { ...constraints(), ...(device ? { deviceId: idConstraint(device) } : {}) }
  }

  /** The choice by what is plugged in now; as long as the browser does not tell, as it was stored. */
  function askedFor(): KnownDevice | null {
    const slot = devices.state[deviceKind]
    return slot.available.length === 0 ? slot.preferred : wantedDevice(slot)
  }

  function idConstraint({ deviceId }: KnownDevice): ConstrainDOMString {
    return devices.state[deviceKind].available.length === 0 ? { ideal: deviceId } : { exact: deviceId }
  }

  async function take(
    fresh: MediaStreamTrack,
    device: KnownDevice | null,
    alive: () => boolean,
  ): Promise<void> {
    const knownToFail = filterState.value === 'failed'
    const made = await filterOf(fresh)
    const failed = filterState.value === 'failed' && !knownToFail
    if (!alive() || failed) {
      made?.close()
      fresh.stop()
      if (alive()) {
        await withoutFilter(alive)
      }
      return
    }
    put(fresh, made)
    state.value = 'ok'
    const { deviceId } = fresh.getSettings()
    if (deviceId !== undefined) {
      const asked = device !== null && deviceId === device.deviceId
      const { defaultLabel } = devices.state[deviceKind]
      inUse.value = { deviceId, label: fresh.label, asked, defaultLabel }
    }
    void devices.refresh('opened')
  }

  /** The filter has turned out not to work while a device was opened for it. */
  async function withoutFilter(alive: () => boolean): Promise<void> {
    if (filter.needed) {
      close()
    } else {
      await openNow(alive)
    }
  }

  /** Lets it go out in place of what did, which is then stopped. */
  function put(fresh: MediaStreamTrack, made: Filtered | null): void {
    const former = raw.value
    const formerFiltered = filtered
    filtered = made
    if (former !== fresh) {
      fresh.addEventListener('ended', () => void ended(fresh))
    }
    raw.value = fresh
    track.value = made?.track ?? fresh
    onTrack(track.value)
    formerFiltered?.close()
    if (former !== fresh) {
      former?.stop()
    }
  }

  async function filterOf(fresh: MediaStreamTrack): Promise<Filtered | null> {
    if (!filter.on.value) {
      filterState.value = 'off'
      return null
    }
    if (filterState.value === 'failed') {
      return null
    }
    filterState.value = 'starting'
    try {
      const make = await filter.load()
      const made = await make(fresh, () => void filterLost(fresh))
      filterState.value = 'on'
      return made
    } catch (failure) {
      console.info('no filter', kind, failure)
      filterState.value = 'failed'
      return null
    }
  }

  async function filterLost(of: MediaStreamTrack): Promise<void> {
    if (raw.value !== of) {
      return
    }
    filterState.value = 'failed'
    await run(withoutFilter)
  }

  /** Ended by the system, not by the page: unplugged, taken by another program or by the person in the browser. */
  async function ended(former: MediaStreamTrack): Promise<void> {
    await run(async (alive) => {
      if (raw.value !== former) {
        return
      }
      const now = performance.now()
      ends = [...ends.filter((at) => now - at < ENDS_WITHIN_MS), now]
      if (ends.length > MOST_ENDS) {
        drop('unavailable')
        return
      }
      await Promise.race([
        devices.refresh('opened'),
        new Promise((late) => setTimeout(late, LISTED_WITHIN_MS)),
      ])
      await openNow(alive)
      if (alive() && raw.value && raw.value.label !== former.label) {
        tell('lost')
      }
    })
  }

  function tell(reason: DeviceNotice['reason']): void {
    devices.tell({ kind: deviceKind, reason, label: raw.value?.label ?? '' })
  }

  function drop(after: DeviceState): void {
    const former = raw.value
    raw.value = null
    track.value = null
    filtered?.close()
    filtered = null
    former?.stop()
    state.value = after
    inUse.value = null
    if (former) {
      onTrack(null)
    }
  }

  /** Stops the track rather than muting it: the light has to go out. */
  function close(): void {
    wanted = false
    generation++
    ends = []
    if (filterState.value !== 'failed') {
      filterState.value = 'off'
    }
    drop('off')
  }

  watch(
    () => changeDue(devices.state[deviceKind], inUse.value),
    (change, before) => {
      const same = change?.reason === before?.reason && change?.device?.deviceId === before?.device?.deviceId
      if (!change || same) {
        return
      }
      const plugged = devices.cause === 'plug'
      void run(async (alive) => {
        if (changeDue(devices.state[deviceKind], inUse.value) === null) {
          return
        }
        await openNow(alive)
        if (alive() && raw.value && plugged) {
          tell(change.reason === 'preferred' ? 'returned' : change.reason)
        }
      })
    },
  )

  // Labels are told only once a device was opened.
  watch(
    () => devices.state[deviceKind].defaultLabel,
    (defaultLabel) => {
      if (inUse.value && !inUse.value.defaultLabel) {
        inUse.value = { ...inUse.value, defaultLabel }
      }
    },
    { flush: 'sync' },
  )

  // What was refused or not there may be granted or plugged in later.
  watch(
    () => [devices.state[deviceKind].available.length, devices.permissions[permissionOf(kind)]] as const,
    ([count, permission], [, before]) => {
      const granted = permission === 'granted' && before !== 'granted' && state.value === 'refused'
      if (wanted && !raw.value && (granted || (state.value === 'missing' && count > 0))) {
        void run(async (alive) => {
          await openNow(alive)
          if (alive() && raw.value) {
            tell('returned')
          }
        })
      }
    },
  )

  watch(filter.on, (on) => {
    filterState.value = 'off'
    if (!raw.value) {
      return
    }
    void run(async (alive) => {
      if (filter.reopens) {
        await openNow(alive)
        return
      }
      const present = raw.value
      const made = present && on === filter.on.value ? await filterOf(present) : null
      if (present && alive() && raw.value === present) {
        put(present, made)
      } else {
        made?.close()
      }
    })
  })

  return { state, filterState, raw, track, inUse, open, adopt, close, wish }

  function tracksOf(stream: MediaStream): MediaStreamTrack[] {
    return kind === 'audio' ? stream.getAudioTracks() : stream.getVideoTracks()
  }
}

function permissionOf(kind: 'audio' | 'video'): 'microphone' | 'camera' {
  return kind === 'audio' ? 'microphone' : 'camera'
}
