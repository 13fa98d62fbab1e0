// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { preferred, russianPlural } from './i18n'
import administrationEn from './locales/administration/en.json'
import administrationFa from './locales/administration/fa.json'
import administrationRu from './locales/administration/ru.json'
import en from './locales/en.json'
import fa from './locales/fa.json'
import ru from './locales/ru.json'
import settingsEn from './locales/settings/en.json'
import settingsFa from './locales/settings/fa.json'
import settingsRu from './locales/settings/ru.json'
import type { ErrorCode } from '@/realtime/protocol.gen'

type Messages = { [key: string]: string | Messages }

function flatten(messages: Messages, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  )
}

/** Every code by name: one that is new to the protocol fails to compile here. */
const CODES: Record<ErrorCode, true> = {
  INVALID_REQUEST: true,
  INVALID_FRAME: true,
  UNKNOWN_FRAME_TYPE: true,
  FRAME_TOO_LARGE: true,
  NOT_AUTHENTICATED: true,
  TOKEN_INVALID: true,
  TOKEN_EXPIRED: true,
  BAD_CREDENTIALS: true,
  ACCOUNT_LOCKED: true,
  WRONG_PASSWORD: true,
  PASSWORD_TOO_COMMON: true,
  REFRESH_REUSED: true,
  CHALLENGE_INVALID: true,
  CODE_WRONG: true,
  SECOND_FACTOR_REQUIRED: true,
  SECOND_FACTOR_WRONG_STATE: true,
  PASSKEY_REFUSED: true,
  PASSKEY_EXPIRED: true,
  PASSKEY_UNKNOWN: true,
  PASSKEY_WRONG_ADDRESS: true,
  PASSKEY_EXISTS: true,
  PASSKEY_LIMIT_REACHED: true,
  PASSKEY_NOT_ALLOWED: true,
  PASSKEY_MISSING: true,
  LINK_INVALID: true,
  EMAIL_TAKEN: true,
  NO_MAIL: true,
  NO_PASSWORD: true,
  LOGIN_TOO_OLD: true,
  PASSWORD_LOGIN_OFF: true,
  PROVIDER_LOGIN_INVALID: true,
  PROVIDER_REFUSED: true,
  PROVIDER_ANSWER_INVALID: true,
  PROVIDER_UNAVAILABLE: true,
  PROVIDER_ACCOUNT_UNKNOWN: true,
  REGISTRATION_CLOSED: true,
  REGISTRATION_BY_INVITE: true,
  REGISTRATION_BY_EMAIL: true,
  EMAIL_DOMAIN_REFUSED: true,
  FORBIDDEN: true,
  API_KEY_NOT_ALLOWED: true,
  API_KEY_LIMIT_REACHED: true,
  WEBHOOK_NOT_FOUND: true,
  WEBHOOK_LIMIT_REACHED: true,
  WEBHOOK_SUSPENDED: true,
  BOT_NOT_FOUND: true,
  BOT_LIMIT_REACHED: true,
  SLASH_COMMAND_NOT_FOUND: true,
  RUN_NOT_FOUND: true,
  ANSWER_LIMIT_REACHED: true,
  NOT_FOUND: true,
  USER_NOT_FOUND: true,
  LAST_ADMINISTRATOR: true,
  USERNAME_TAKEN: true,
  USERNAME_CONFUSABLE: true,
  CHAT_NOT_FOUND: true,
  BLOCKED: true,
  MEMBER_LIMIT_REACHED: true,
  CHAT_LIMIT_REACHED: true,
  INVITE_NOT_FOUND: true,
  TIMED_OUT: true,
  BANNED: true,
  REPORT_NOT_FOUND: true,
  REPORT_RESOLVED: true,
  MESSAGE_NOT_ALLOWED: true,
  MESSAGE_HELD: true,
  HELD_MESSAGE_NOT_FOUND: true,
  INVITE_EXPIRED: true,
  INVITE_USED_UP: true,
  INVITE_LIMIT_REACHED: true,
  REQUEST_NOT_FOUND: true,
  HANDLE_TAKEN: true,
  NOT_A_MEMBER: true,
  MESSAGE_NOT_FOUND: true,
  TEXT_INVISIBLE: true,
  TEXT_UNREADABLE: true,
  MESSAGE_EMPTY: true,
  MESSAGE_TOO_LONG: true,
  QUERY_EMPTY: true,
  QUERY_TOO_LONG: true,
  SLOW_MODE: true,
  ATTACHMENT_NOT_FOUND: true,
  ATTACHMENT_TOO_LARGE: true,
  ATTACHMENT_QUOTA_EXCEEDED: true,
  STORAGE_QUOTA_EXCEEDED: true,
  IMAGE_INVALID: true,
  CALL_NOT_FOUND: true,
  CALL_BUSY: true,
  CALL_WRONG_STATE: true,
  REMOVED_FROM_CALL: true,
  CALL_ENCRYPTED: true,
  MEETING_NOT_FOUND: true,
  MEETING_ENDED: true,
  MEETING_LOCKED: true,
  MEETING_FULL: true,
  MEETING_LIMIT_REACHED: true,
  MEETING_CHAT_FULL: true,
  NOT_ADMITTED: true,
  PASSCODE_WRONG: true,
  REMOVED_FROM_MEETING: true,
  VIDEO_CALL_NOT_FOUND: true,
  VIDEO_CALL_ENDED: true,
  CALL_LINK_USED: true,
  RATE_LIMITED: true,
  UNAVAILABLE: true,
  STORAGE_FULL: true,
  INTERNAL: true,
}

const all = (...parts: Messages[]) => new Map(parts.flatMap((part) => [...flatten(part)]))
const english = all(en, administrationEn, settingsEn)
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

describe.each([
  ['ru', all(ru, administrationRu, settingsRu), 3],
  ['fa', all(fa, administrationFa, settingsFa), 2],
] as const)('%s', (_, messages, forms) => {
  it('has exactly the keys of English', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('fills in the same values as English', () => {
    for (const [key, text] of messages) {
      expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ''))
    }
  })

  it('has all plural forms of its language', () => {
    for (const [key, text] of messages) {
      expect(text.split('|').length, key).toBe(english.get(key)?.includes('|') ? forms : 1)
    }
  })
})

it('has words for every error', () => {
  expect(Object.keys(en.errors).sort()).toEqual([...Object.keys(CODES), 'NETWORK'].sort())
})

it.each([
  [1, 0],
  [2, 1],
  [5, 2],
  [11, 2],
  [14, 2],
  [21, 0],
  [22, 1],
  [111, 2],
])('counts %i in Russian by form %i', (count, form) => {
  expect(russianPlural(count, 3)).toBe(form)
})

it('takes the first language it knows', () => {
  expect(preferred(['de-DE', 'fa-IR', 'ru'])).toBe('fa')
  expect(preferred(['de'])).toBe('en')
})
