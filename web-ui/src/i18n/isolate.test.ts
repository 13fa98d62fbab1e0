// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { useI18n } from 'vue-i18n'
import { i18n, type Language, language } from './i18n'
import { isolated } from './isolate'
import administration from './locales/administration/en.json'
import texts from './locales/en.json'
import settings from './locales/settings/en.json'
import { useFormat } from './useFormat'

type Messages = { [key: string]: string | Messages }

/** Of each language and the other direction. */
const NAMES: Record<Language, string> = { en: 'محمدرضا (تهران)!', ru: 'محمدرضا (تهران)!', fa: 'Ann (C++)!' }
const NUMBERS = ['n', 'of', 'total', 'max', 'percent', 'share', 'ms', 'rate', 'size']
const OWN_WORDS = ['time', 'day', 'duration', 'ago', 'kind', 'why', 'names', 'members']

const keysWithValues = keysOf({ ...texts, ...administration, ...settings })

function keysOf(messages: Messages, prefix = ''): [string, string[]][] {
  return Object.entries(messages).flatMap(([key, value]) => {
    if (typeof value !== 'string') {
      return keysOf(value, `${prefix}${key}.`)
    }
    const values = [...new Set([...value.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))]
    return values.length > 0 ? [[`${prefix}${key}`, values] as [string, string[]]] : []
  })
}

function inSetup<T>(make: () => T): T {
  let made: T | undefined
  mount(
    {
      setup() {
        made = make()
        return () => null
      },
    },
    { global: { plugins: [i18n] } },
  )
  return made as T
}

afterEach(() => {
  language.value = 'en'
})

describe.each(['en', 'ru', 'fa'] as const)('in %s', (locale) => {
  it.each(keysWithValues)('%s isolates what others have named, and nothing else', (key, values) => {
    language.value = locale
    const { t } = inSetup(useI18n)
    const names = values.filter((value) => !NUMBERS.includes(value) && !OWN_WORDS.includes(value))
    const given = Object.fromEntries(values.map((value) => [value, `${value} ${NAMES[locale]}`]))
    for (const count of [1, 2, 5]) {
      const text = t(key, given, count)
      expect(text.match(/\u2068[^\u2068\u2069]*\u2069/g) ?? []).toHaveLength(text.split('\u2068').length - 1)
      for (const name of names) {
        expect(text, key).toContain(isolated(`${name} ${NAMES[locale]}`))
      }
      expect(text.split('\u2068').length - 1, key).toBe(
        names.reduce((sum, name) => sum + text.split(`${name} ${NAMES[locale]}`).length - 1, 0),
      )
    }
  })

  it('isolates each name of a list', () => {
    language.value = locale
    const list = inSetup(useFormat).list(['Ann', NAMES[locale]])
    expect(list).toContain(isolated('Ann'))
    expect(list).toContain(isolated(NAMES[locale]))
  })
})

it('lets no name break out', () => {
  expect(isolated('\u2069\u202eevil\u2066')).toBe('\u2068evil\u2069')
})

it('isolates in every way to give values', () => {
  const { t } = i18n.global
  const left = '\u2068محمد\u2069 left'
  expect(t('event.left', { name: 'محمد' })).toBe(left)
  expect(t('event.left', 1, { named: { name: 'محمد' } })).toBe(left)
  expect(t('event.left', { name: '' })).toBe(' left')
})
