import { useStorage } from '@vueuse/core'
import { computed, watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { isolating } from './isolate'
import type administration from './locales/administration/en.json'
import type en from './locales/en.json'
import type settings from './locales/settings/en.json'

export const LANGUAGES = { en: 'English', ru: 'Русский', fa: 'فارسی' } as const
export type Language = keyof typeof LANGUAGES

const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set<Language>(['fa'])

const chosen = useStorage<Language | null>('parley.language', null, localStorage, {
  serializer: { read: (text) => (isLanguage(text) ? text : null), write: (value) => value ?? '' },
})

type Texts = typeof en & typeof administration & typeof settings

/** Who speaks one language does not wait for the others. */
const TEXTS: Record<Language, () => Promise<{ default: typeof en }>> = {
  en: () => import('./locales/en.json'),
  ru: () => import('./locales/ru.json'),
  fa: () => import('./locales/fa.json'),
}

type Part = 'administration' | 'settings'
/** What not everybody needs comes with the pages that have it. */
const PARTS: Record<
  Part,
  Record<Language, () => Promise<{ default: typeof administration | typeof settings }>>
> = {
  administration: {
    en: () => import('./locales/administration/en.json'),
    ru: () => import('./locales/administration/ru.json'),
    fa: () => import('./locales/administration/fa.json'),
  },
  settings: {
    en: () => import('./locales/settings/en.json'),
    ru: () => import('./locales/settings/ru.json'),
    fa: () => import('./locales/settings/fa.json'),
  },
}
/** The languages that have a part, for each part whose page has been opened. */
const opened = new Map<Part, Set<Language>>()

const initial = chosen.value ?? preferred(navigator.languages)

export const i18n = createI18n({
  legacy: false,
  locale: initial,
  messages: {} as Record<Language, Texts>,
  pluralRules: { ru: russianPlural },
})
// Each component formats by this one.
i18n.global.t = isolating(i18n.global.t)

let wanted = initial

export const language = computed<Language>({
  get: () => i18n.global.locale.value,
  set: (value) => {
    chosen.value = value
    // What it cannot load it does not speak, and tries again at the next start.
    speak(value).catch(() => undefined)
  },
})

/**
 * Goes over to a language as soon as its texts are there: at once if they were before. The last call wins.
 *
 * @throws TypeError where they cannot be loaded
 */
export async function speak(value: Language = initial): Promise<void> {
  wanted = value
  if (!i18n.global.availableLocales.includes(value)) {
    i18n.global.mergeLocaleMessage(value, (await TEXTS[value]()).default)
  }
  const missing = [...opened].filter(([, languages]) => !languages.has(value))
  if (missing.length > 0) {
    await Promise.all(missing.map(([part]) => add(part, value)))
  }
  if (wanted === value) {
    i18n.global.locale.value = value
  }
}

/**
 * Adds the texts of these parts, in this language and in each that is chosen later.
 *
 * @throws TypeError where they cannot be loaded
 */
export async function speakOf(...parts: Part[]): Promise<void> {
  for (const part of parts.filter((each) => !opened.has(each))) {
    opened.set(part, new Set())
  }
  await Promise.all(parts.flatMap((part) => i18n.global.availableLocales.map((value) => add(part, value))))
}

async function add(part: Part, value: Language): Promise<void> {
  if (!opened.get(part)?.has(value)) {
    i18n.global.mergeLocaleMessage(value, (await PARTS[part][value]()).default)
    opened.get(part)?.add(value)
  }
}

let imposed = false

// What is chosen in one tab, all speak.
watch(chosen, (value) => {
  if (value && !imposed) {
    speak(value).catch(() => undefined)
  }
})

/** Speaks what the page around this one wants, and keeps nothing of it; else what is preferred here. */
export function imposeLanguage(wish: string | null): Promise<void> {
  imposed = true
  return speak(preferred([...(wish ? [wish] : []), chosen.value ?? '', ...navigator.languages]))
}

watch(
  language,
  (value) => {
    document.documentElement.lang = value
    document.documentElement.dir = RIGHT_TO_LEFT.has(value) ? 'rtl' : 'ltr'
  },
  { immediate: true },
)

export function preferred(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en'
}

/** One, few, many, as "1 символ, 2 символа, 5 символов"; the messages name them in this order. */
export function russianPlural(choice: number, choices: number): number {
  const ones = Math.abs(choice) % 10
  const tens = Math.abs(choice) % 100
  const form = ones === 1 && tens !== 11 ? 0 : ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2
  return Math.min(form, choices - 1)
}

function isLanguage(text: string): text is Language {
  return text in LANGUAGES
}
