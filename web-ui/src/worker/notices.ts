import { type Pushed, readPushed } from './pushed'
import type { NoticeData, NoticeOptions, PushEvent, WorkerScope } from './scope'
import { type Words, WORDS, type WordsLanguage } from './words'
import { cutText } from '@/text/cutText'
import { isolated } from '@/i18n/isolate'
import { plainText } from '@/text/plainText'

const LONGEST_TEXT = 180
const ICON = '/icons/parley-192.png'

/** A notice as it is to be shown. */
export interface Shown {
  title: string
  body: string
  tag: string
  data: NoticeData
  loud: boolean
  /** Whether it stays until somebody does something. */
  stays: boolean
  actions: { action: string; title: string }[]
}

/**
 * Shows what was pushed, each chat's and each call's in the place of what it was before, and takes away what was read
 * elsewhere. Something is shown in any case: browsers take the right to push from a page that shows nothing.
 */
export async function push(scope: WorkerScope, event: PushEvent): Promise<void> {
  const pushed = readPushed(event.data)
  const language = languageOf(pushed)
  const shown = noticeOf(pushed, WORDS[language])
  const before = await scope.registration.getNotifications()
  const known = before
    .filter(({ tag }) => tag === shown.tag)
    .some(
      ({ data }) =>
        (data as NoticeData | null)?.kind === shown.data.kind && (data as NoticeData).seq >= shown.data.seq,
    )
  await scope.registration.showNotification(shown.title, options(shown, language, shown.loud && !known))
  if (pushed?.kind === 'messages') {
    const read = new Set(pushed.read.map(tagOfChat))
    before
      .filter(({ tag }) => read.has(tag))
      .forEach((notice) => {
        notice.close()
      })
  }
}

export const tagOfChat = (chatId: string) => `parley ${chatId}`
const tagOfCall = (callId: string) => `parley call ${callId}`

function options(
  { body, tag, data, stays, actions }: Shown,
  language: WordsLanguage,
  loud: boolean,
): NoticeOptions {
  return {
    body,
    tag,
    data,
    actions,
    icon: ICON,
    badge: '/icons/parley-badge.png',
    lang: language,
    dir: WORDS[language].dir,
    silent: !loud,
    renotify: loud,
    requireInteraction: stays,
  }
}

function languageOf(pushed: Pushed | null): WordsLanguage {
  const language = pushed?.language ?? ''
  return language in WORDS ? (language as WordsLanguage) : 'en'
}

export function noticeOf(pushed: Pushed | null, words: Words): Shown {
  switch (pushed?.kind) {
    case 'messages':
      return {
        ...messagesIn(pushed, words),
        tag: tagOfChat(pushed.chatId),
        data: { kind: 'messages', chatId: pushed.chatId, callId: null, seq: pushed.seq },
        loud: !pushed.quiet,
        stays: false,
        actions: [],
      }
    case 'ring':
      return {
        title: pushed.name ?? 'Parley',
        body: pushed.video ? words.ringsVideo : words.ringsVoice,
        tag: tagOfCall(pushed.callId),
        data: { kind: 'ring', chatId: pushed.chatId, callId: pushed.callId, seq: 0 },
        loud: true,
        stays: true,
        actions: [
          { action: 'answer', title: words.answer },
          { action: 'decline', title: words.decline },
        ],
      }
    case 'over':
      return {
        title: pushed.name ?? 'Parley',
        body: { ANSWERED: words.answered, DECLINED: words.declined, MISSED: words.missed }[pushed.how],
        tag: tagOfCall(pushed.callId),
        data: { kind: 'over', chatId: pushed.chatId, callId: pushed.callId, seq: 0 },
        loud: false,
        stays: false,
        actions: [],
      }
    case 'test':
      return plain('Parley', words.test, 'parley test', 'test')
    default:
      return plain('Parley', words.newMessage, 'parley', 'messages')
  }
}

function plain(title: string, body: string, tag: string, kind: NoticeData['kind']): Shown {
  return {
    title,
    body,
    tag,
    data: { kind, chatId: null, callId: null, seq: 0 },
    loud: true,
    stays: false,
    actions: [],
  }
}

function messagesIn(pushed: Pushed & { kind: 'messages' }, words: Words): { title: string; body: string } {
  const { count, name, title = '', text = '', files = 0, personal } = pushed
  if (name === undefined) {
    return { title: 'Parley', body: words.newMessages(count) }
  }
  const one = count === 1
  const said = cutText(plainText(text).trim(), LONGEST_TEXT) || words.files(files)
  if (personal) {
    return { title: name, body: one ? said : `${words.newMessages(count)}\n${said}` }
  }
  return one
    ? { title: words.inChat(isolated(name), isolated(title)), body: said }
    : { title, body: `${words.newMessages(count)}\n${words.by(isolated(name), said)}` }
}
