import type { ChangeMeetingRequest, Meeting, MeetingOptions } from '@/api/schema'
import { FIRST_OPTIONS, optionsOf } from '@/features/knownMeetings/meetingDraft'
import type { CallKind } from '@/realtime/protocol.gen'

/** What somebody fills in of a meeting. Times are as `datetime-local` has them: local, without a zone. */
export interface MeetingForm {
  title: string
  kind: CallKind
  options: MeetingOptions
  guarded: boolean
  /** Empty, where the meeting has a passcode already: it stays. */
  passcode: string
  timed: boolean
  startsAt: string
  endsAt: string
  weekly: boolean
  /** The last day, or empty. */
  until: string
}

export type FormFault = 'title' | 'passcode' | 'startsAt' | 'endsAt' | 'until'

const HOUR_MS = 3_600_000
const LONGEST_MS = 24 * HOUR_MS
export const LONGEST_TITLE = 100

/** @param now in epoch milliseconds; a time that is asked for begins at the next full hour */
export function emptyForm(now: number): MeetingForm {
  const start = Math.ceil(now / HOUR_MS) * HOUR_MS
  return {
    title: '',
    kind: 'video',
    options: FIRST_OPTIONS,
    guarded: false,
    passcode: '',
    timed: false,
    startsAt: localOf(start),
    endsAt: localOf(start + HOUR_MS),
    weekly: false,
    until: '',
  }
}

export function formOf(meeting: Meeting, now: number): MeetingForm {
  const empty = emptyForm(now)
  const { startsAt, endsAt, repeatsUntil } = meeting
  return {
    title: meeting.title,
    kind: meeting.kind,
    options: optionsOf(meeting),
    guarded: meeting.options.passcode,
    passcode: '',
    timed: startsAt !== null,
    startsAt: startsAt === null ? empty.startsAt : localOf(Date.parse(startsAt)),
    endsAt: startsAt === null ? empty.endsAt : endsAt === null ? '' : localOf(Date.parse(endsAt)),
    weekly: meeting.repeats === 'weekly',
    until: repeatsUntil === null ? '' : localOf(Date.parse(repeatsUntil)).slice(0, 10),
  }
}

/** @param had whether the meeting has a passcode already */
export function faultsOf(form: MeetingForm, had: boolean): FormFault[] {
  const faults: FormFault[] = []
  if (form.title.trim() === '' || [...form.title.trim()].length > LONGEST_TITLE) {
    faults.push('title')
  }
  const length = [...form.passcode].length
  const kept = had && length === 0
  if (form.guarded && !kept && (length < 4 || length > 32)) {
    faults.push('passcode')
  }
  return form.timed ? [...faults, ...timeFaults(form)] : faults
}

function timeFaults({ startsAt, endsAt, weekly, until }: MeetingForm): FormFault[] {
  const start = Date.parse(startsAt)
  if (Number.isNaN(start)) {
    return ['startsAt']
  }
  const faults: FormFault[] = []
  const length = endsAt === '' ? null : Date.parse(endsAt) - start
  if (length !== null && !(length > 0 && length <= LONGEST_MS)) {
    faults.push('endsAt')
  }
  if (weekly && until !== '' && !(endOf(until) >= start)) {
    faults.push('until')
  }
  return faults
}

/** @param timeZone by whose clock a weekly meeting repeats */
export function requestOf(form: MeetingForm, timeZone: string): ChangeMeetingRequest {
  const { timed } = form
  const weekly = timed && form.weekly
  return {
    title: form.title.trim(),
    kind: form.kind,
    options: form.options,
    startsAt: timed ? instantOf(form.startsAt) : null,
    endsAt: timed && form.endsAt !== '' ? instantOf(form.endsAt) : null,
    timeZone: timed ? timeZone : null,
    repeats: weekly ? 'weekly' : null,
    repeatsUntil: weekly && form.until !== '' ? new Date(endOf(form.until)).toISOString() : null,
  }
}

/** What is to become of the passcode: undefined where it stays as it is, null for none. */
export function passcodeOf(form: MeetingForm, had: boolean): string | null | undefined {
  if (form.guarded) {
    return form.passcode === '' ? undefined : form.passcode
  }
  return had ? null : undefined
}

const instantOf = (local: string) => new Date(local).toISOString()

const endOf = (day: string) => Date.parse(`${day}T23:59:59`)

function localOf(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}
