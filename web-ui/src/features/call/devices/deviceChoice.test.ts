import { describe, expect, it } from 'vitest'
import {
  changeDue,
  type DeviceInput,
  type DeviceInUse,
  type DevicesState,
  isAbsent,
  type ListedDevice,
  noDevices,
  reduceDevices,
  wantedDevice,
} from './deviceChoice'

const headset: ListedDevice = { kind: 'audioinput', deviceId: 'h1', label: 'Headset' }
const builtIn: ListedDevice = { kind: 'audioinput', deviceId: 'b1', label: 'Built-in' }
const standsFor = (label: string): ListedDevice => ({ kind: 'audioinput', deviceId: 'default', label })
const byDefault = (label: string | null): DeviceInUse => ({
  deviceId: 'default',
  label: 'Default',
  asked: false,
  defaultLabel: label,
})
const open = ({ deviceId, label }: ListedDevice, asked = true): DeviceInUse => ({
  deviceId,
  label,
  asked,
  defaultLabel: null,
})

function after(...inputs: DeviceInput[]): DevicesState {
  return inputs.reduce(reduceDevices, noDevices())
}

const listed = (...devices: ListedDevice[]): DeviceInput => ({ type: 'listed', devices })
const prefer = (device: ListedDevice | null): DeviceInput => ({
  type: 'preferred',
  kind: 'audioinput',
  device,
})

describe('the choice', () => {
  it('is nothing to begin with, which leaves it to the browser', () => {
    expect(wantedDevice(after(listed(builtIn, headset)).audioinput)).toBeNull()
  })

  it('is found by its id', () => {
    expect(wantedDevice(after(prefer(headset), listed(builtIn, headset)).audioinput)?.deviceId).toBe('h1')
  })

  it('is found by its label once its id has changed', () => {
    const rotated = { ...headset, deviceId: 'h2' }
    expect(wantedDevice(after(prefer(headset), listed(builtIn, rotated)).audioinput)?.deviceId).toBe('h2')
  })

  it('is not found by an empty label', () => {
    const nameless = { ...headset, label: '' }
    const other = { ...builtIn, label: '' }
    expect(wantedDevice(after(prefer(nameless), listed(other)).audioinput)).toBeNull()
  })

  it('outlives that its device goes, and holds when it comes back', () => {
    const gone = after(prefer(headset), listed(builtIn, headset), listed(builtIn))
    expect(gone.audioinput.preferred?.deviceId).toBe('h1')
    expect(isAbsent(gone.audioinput)).toBe(true)
    const back = reduceDevices(gone, listed(builtIn, headset))
    expect(wantedDevice(back.audioinput)?.deviceId).toBe('h1')
    expect(isAbsent(back.audioinput)).toBe(false)
  })

  it('is not told to be absent while the browser tells of no devices', () => {
    const untold = after(prefer(headset), listed({ ...headset, deviceId: '', label: '' }))
    expect(isAbsent(untold.audioinput)).toBe(false)
  })

  it('of one kind is not that of another', () => {
    const speaker: ListedDevice = { kind: 'audiooutput', deviceId: 'h1', label: 'Headset' }
    expect(after(prefer(headset), listed(speaker)).audiooutput.preferred).toBeNull()
    expect(wantedDevice(after(prefer(headset), listed(speaker, builtIn)).audioinput)).toBeNull()
  })
})

describe('a change is due', () => {
  const due = (state: DevicesState, inUse: DeviceInUse | null) => changeDue(state.audioinput, inUse)

  it('not while nothing is open', () => {
    expect(due(after(prefer(headset), listed(builtIn, headset)), null)).toBeNull()
  })

  it('when another device is chosen, and when the choice is taken back', () => {
    expect(due(after(listed(builtIn, headset), prefer(headset)), open(builtIn))).toMatchObject({
      reason: 'preferred',
      device: { deviceId: 'h1' },
    })
    expect(due(after(listed(builtIn, headset), prefer(null)), open(headset))).toEqual({
      reason: 'preferred',
      device: null,
    })
  })

  it('when what is open is unplugged, and again when it is back', () => {
    const gone = after(prefer(headset), listed(builtIn))
    expect(due(gone, open(headset))).toEqual({ reason: 'lost', device: null })
    expect(due(gone, open(builtIn, false))).toBeNull()
    expect(due(reduceDevices(gone, listed(builtIn, headset)), open(builtIn, false))?.reason).toBe('preferred')
  })

  it('not by a device that comes and was not chosen', () => {
    expect(due(after(listed(builtIn, headset)), open(builtIn, false))).toBeNull()
  })

  it("when the system's default is another device than it was", () => {
    const state = after(listed(standsFor('Default - Headset'), builtIn, headset))
    expect(due(state, byDefault('Default - Built-in'))?.reason).toBe('defaultMoved')
    expect(due(state, byDefault('Default - Headset'))).toBeNull()
    expect(due(state, byDefault(''))).toBeNull()
  })

  it('not while the list is empty, by which some browsers answer without permission', () => {
    expect(due(after(prefer(headset), listed()), open(headset))).toBeNull()
  })
})
