import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, shallowReactive } from 'vue'
import type { OutgoingMessage } from './outgoingMessage'
import { useAuthStore } from '@/features/auth/authStore'
import { isGuest } from '@/features/users/guests'
import { asId } from '@/realtime/id'
import type { MessagePlace } from '@/realtime/messagePlace'
import type { AttachmentView, Person } from '@/realtime/protocol.gen'
import { serverNow } from '@/realtime/serverClock'

/** What was begun in a chat and not sent. */
export interface Draft {
  text: string
  /** The seq of the message that it answers. */
  replyTo: number | null
  /** A message that is being changed, which sets the rest aside. */
  edit: { seq: number; text: string } | null
  /** Uploaded for the next message. */
  files: readonly AttachmentView[]
  /** Sent, and not yet in the outbox: the journal that the outbox is written from. */
  sending: readonly OutgoingMessage[]
}

const PREFIX = 'parley.draft '
/** Drafts of a browser; of more the oldest are forgotten. */
const MOST = 200
const EMPTY: Draft = { text: '', replyTo: null, edit: null, files: [], sending: [] }

const prefixOf = (person: Person) => `${PREFIX}${person} `
const keyOf = (person: Person, place: MessagePlace) => prefixOf(person) + place

/**
 * The drafts of the person logged in, kept in `localStorage`, which is written before a key's handler ends: what is in the
 * composer is there after a reload or a crash. A browser may have several people, and nobody sees another's. What guests
 * begin in a meeting is in `sessionStorage`.
 *
 * A draft and what is sent of it are one record, so that a text is never in neither and never in both.
 */
export const useDraftsStore = defineStore('drafts', () => {
  const auth = useAuthStore()
  const byKey = shallowReactive(new Map<string, Draft>())
  /** False once the browser has refused to keep something. */
  const lasting = ref(true)

  /** Whether something is begun that only this page has. */
  const unsaved = computed(() => !lasting.value && own().length > 0)

  for (const key of keysOf(PREFIX)) {
    take(key, read(key))
  }
  useEventListener(window, 'storage', ({ key, storageArea }) => {
    if (storageArea === localStorage && key?.startsWith(PREFIX)) {
      take(key, read(key))
    }
  })

  function of(place: MessagePlace): Draft {
    return byKey.get(keyOf(auth.self, place)) ?? EMPTY
  }

  /** What is in this chat's draft as another tab may have left it, changed. */
  function update(place: MessagePlace, change: (draft: Draft) => Draft): void {
    const key = keyOf(auth.self, place)
    const next = change((lasting.value ? read(key) : byKey.get(key)) ?? EMPTY)
    take(key, next)
    write(key, next)
  }

  /** Takes a message to be sent down, and where it was the draft, the draft away. */
  function hand(message: OutgoingMessage, ofDraft: boolean): void {
    update(message.chatId, (draft) => {
      const sending = [...draft.sending, message]
      const gone = new Set(message.attachments.map(({ id }) => id))
      return ofDraft
        ? { ...draft, text: '', replyTo: null, files: draft.files.filter(({ id }) => !gone.has(id)), sending }
        : { ...draft, sending }
    })
  }

  /** The outbox has it, or it is done with. */
  function settle({ chatId, clientId }: Pick<OutgoingMessage, 'chatId' | 'clientId'>): void {
    const holds = (draft: Draft) => draft.sending.some((message) => message.clientId === clientId)
    if (holds(of(chatId))) {
      update(chatId, (draft) => ({
        ...draft,
        sending: draft.sending.filter((message) => message.clientId !== clientId),
      }))
    }
  }

  /** What has become of a message that is not in the outbox: the journal alone keeps it. */
  function revise(message: OutgoingMessage): void {
    const { chatId, clientId } = message
    if (of(chatId).sending.some((each) => each.clientId === clientId)) {
      update(chatId, (draft) => ({
        ...draft,
        sending: draft.sending.map((each) => (each.clientId === clientId ? message : each)),
      }))
    }
  }

  /** Of all chats, what was sent and did not get into the outbox. */
  function unsettled(): OutgoingMessage[] {
    return own().flatMap(([, { sending }]) => [...sending])
  }

  /** Forgets all drafts of the person logged in. */
  function forget(): void {
    own().forEach(([key]) => {
      take(key, EMPTY)
      write(key, EMPTY)
    })
  }

  function own(): [string, Draft][] {
    return [...byKey].filter(([key]) => key.startsWith(prefixOf(auth.self)))
  }

  function take(key: string, draft: Draft | null): void {
    if (draft === null || isEmpty(draft)) {
      byKey.delete(key)
    } else {
      byKey.set(key, draft)
    }
  }

  function write(key: string, draft: Draft): void {
    try {
      if (isEmpty(draft)) {
        storageOf(key).removeItem(key)
      } else {
        storageOf(key).setItem(key, JSON.stringify({ ...draft, at: serverNow() }))
        forgetOldest()
      }
    } catch {
      lasting.value = false
    }
  }

  return { lasting, unsaved, of, update, hand, settle, revise, unsettled, forget }
})

function isEmpty({ text, replyTo, edit, files, sending }: Draft): boolean {
  return text === '' && replyTo === null && edit === null && files.length === 0 && sending.length === 0
}

/** Of a guest nothing stays in the browser when the tab is closed. */
function storageOf(key: string): Storage {
  return isGuest(asId(key.slice(PREFIX.length))) ? sessionStorage : localStorage
}

function keysOf(prefix: string): string[] {
  try {
    return [localStorage, sessionStorage]
      .flatMap((storage) => Object.keys(storage))
      .filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}

/** Null for none, and for one that cannot be read. */
function read(key: string): Draft | null {
  try {
    const stored = storageOf(key).getItem(key)
    return stored === null ? null : { ...EMPTY, ...(JSON.parse(stored) as Partial<Draft>) }
  } catch {
    return null
  }
}

function forgetOldest(): void {
  const keys = keysOf(PREFIX)
  if (keys.length <= MOST) {
    return
  }
  const at = (key: string) => (read(key) as { at?: number } | null)?.at ?? 0
  keys
    .filter((key) => (read(key)?.sending.length ?? 0) === 0)
    .sort((a, b) => at(a) - at(b))
    .slice(0, keys.length - MOST)
    .forEach((key) => {
      storageOf(key).removeItem(key)
    })
}
