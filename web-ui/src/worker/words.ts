/** The worker's own words: it cannot load the page's, which are many times as long. */
export interface Words {
  newMessage: string
  newMessages: (n: number) => string
  inChat: (name: string, title: string) => string
  by: (name: string, text: string) => string
  files: (n: number) => string
  ringsVoice: string
  ringsVideo: string
  answer: string
  decline: string
  answered: string
  declined: string
  missed: string
  test: string
  dir: 'ltr' | 'rtl'
}

export type WordsLanguage = 'en' | 'ru' | 'fa'

const many = (language: string, n: number) => new Intl.PluralRules(language).select(n)
const number = (language: string, n: number) => new Intl.NumberFormat(language).format(n)

const RUSSIAN_MESSAGES: Partial<Record<Intl.LDMLPluralRule, string>> = {
  one: 'новое сообщение',
  few: 'новых сообщения',
}
const RUSSIAN_FILES: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'файл', few: 'файла' }

export const WORDS: Record<WordsLanguage, Words> = {
  en: {
    newMessage: 'New message',
    newMessages: (n) => (n === 1 ? 'New message' : `${number('en', n)} new messages`),
    inChat: (name, title) => `${name} in ${title}`,
    by: (name, text) => `${name}: ${text}`,
    files: (n) => (n === 1 ? 'A file' : `${number('en', n)} files`),
    ringsVoice: 'Voice call',
    ringsVideo: 'Video call',
    answer: 'Answer',
    decline: 'Decline',
    answered: 'Answered on another device',
    declined: 'Declined on another device',
    missed: 'Missed call',
    test: 'Notifications work on this device.',
    dir: 'ltr',
  },
  ru: {
    newMessage: 'Новое сообщение',
    newMessages: (n) =>
      n === 1
        ? 'Новое сообщение'
        : `${number('ru', n)} ${RUSSIAN_MESSAGES[many('ru', n)] ?? 'новых сообщений'}`,
    inChat: (name, title) => `${name} в «${title}»`,
    by: (name, text) => `${name}: ${text}`,
    files: (n) => (n === 1 ? 'Файл' : `${number('ru', n)} ${RUSSIAN_FILES[many('ru', n)] ?? 'файлов'}`),
    ringsVoice: 'Голосовой звонок',
    ringsVideo: 'Видеозвонок',
    answer: 'Ответить',
    decline: 'Отклонить',
    answered: 'Отвечено на другом устройстве',
    declined: 'Отклонено на другом устройстве',
    missed: 'Пропущенный звонок',
    test: 'Уведомления на этом устройстве работают.',
    dir: 'ltr',
  },
  fa: {
    newMessage: 'پیام تازه',
    newMessages: (n) => (n === 1 ? 'پیام تازه' : `${number('fa', n)} پیام تازه`),
    inChat: (name, title) => `${name} در ${title}`,
    by: (name, text) => `${name}: ${text}`,
    files: (n) => (n === 1 ? 'یک فایل' : `${number('fa', n)} فایل`),
    ringsVoice: 'تماس صوتی',
    ringsVideo: 'تماس تصویری',
    answer: 'پاسخ',
    decline: 'رد کردن',
    answered: 'در دستگاه دیگری پاسخ داده شد',
    declined: 'در دستگاه دیگری رد شد',
    missed: 'تماس بی‌پاسخ',
    test: 'اعلان‌ها در این دستگاه کار می‌کنند.',
    dir: 'rtl',
  },
}
