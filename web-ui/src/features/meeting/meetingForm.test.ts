import { describe, expect, it } from 'vitest'
import { emptyForm, faultsOf, formOf, type MeetingForm, passcodeOf, requestOf } from './meetingForm'
import { meeting } from '@/testing/meetings'

const NOW = Date.parse('2026-11-28T09:30:00Z')
const form = (over: Partial<MeetingForm> = {}) => ({ ...emptyForm(NOW), title: 'Planning', ...over })
const timed = (over: Partial<MeetingForm> = {}) =>
  form({ timed: true, startsAt: '2026-11-30T09:00', endsAt: '2026-11-30T10:00', ...over })

describe('a meeting to be', () => {
  it('begins at the next full hour and lasts one', () => {
    const { startsAt, endsAt } = requestOf(form({ timed: true }), 'UTC')
    expect(startsAt).toBe('2026-11-28T10:00:00.000Z')
    expect(endsAt).toBe('2026-11-28T11:00:00.000Z')
  })

  it('has no time, zone or repetition unless they are wanted', () => {
    expect(requestOf(form({ weekly: true, until: '2027-01-01' }), 'Europe/Berlin')).toMatchObject({
      startsAt: null,
      endsAt: null,
      timeZone: null,
      repeats: null,
      repeatsUntil: null,
    })
  })

  it('repeats up to the end of the last day', () => {
    const { repeats, repeatsUntil } = requestOf(timed({ weekly: true, until: '2026-12-14' }), 'UTC')
    expect(repeats).toBe('weekly')
    expect(repeatsUntil).toBe(new Date('2026-12-14T23:59:59').toISOString())
  })

  it('is what it was where nothing is changed', () => {
    const known = meeting({ startsAt: '2026-11-30T09:00:00.000Z', endsAt: '2026-11-30T10:00:00.000Z' })
    expect(requestOf(formOf(known, NOW), 'UTC')).toMatchObject({
      title: known.title,
      startsAt: known.startsAt,
      endsAt: known.endsAt,
    })
  })
})

describe('what is wrong with it', () => {
  it.each([
    ['nothing', form(), []],
    ['no title', form({ title: '  ' }), ['title']],
    ['too long a title', form({ title: 'x'.repeat(101) }), ['title']],
    ['too short a passcode', form({ guarded: true, passcode: '123' }), ['passcode']],
    ['a passcode that is not wanted', form({ passcode: '1' }), []],
    ['no start', timed({ startsAt: '' }), ['startsAt']],
    ['an end before the start', timed({ endsAt: '2026-11-30T08:00' }), ['endsAt']],
    ['more than a day', timed({ endsAt: '2026-12-02T09:00' }), ['endsAt']],
    ['no end', timed({ endsAt: '' }), []],
    ['a last day before the first', timed({ weekly: true, until: '2026-11-29' }), ['until']],
    ['the first day as the last', timed({ weekly: true, until: '2026-11-30' }), []],
  ])('%s', (_, value, faults) => {
    expect(faultsOf(value, false)).toEqual(faults)
  })

  it('keeps a passcode that it has', () => {
    expect(faultsOf(form({ guarded: true }), true)).toEqual([])
    expect(faultsOf(form({ guarded: true }), false)).toEqual(['passcode'])
  })
})

describe('the passcode', () => {
  it.each([
    [{ guarded: false, passcode: '' }, false, undefined],
    [{ guarded: false, passcode: '' }, true, null],
    [{ guarded: true, passcode: '' }, true, undefined],
    [{ guarded: true, passcode: '4711' }, true, '4711'],
    [{ guarded: true, passcode: '4711' }, false, '4711'],
  ])('of %j where there was one: %s', (over, had, expected) => {
    expect(passcodeOf(form(over), had)).toBe(expected)
  })
})
