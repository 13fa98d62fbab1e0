// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, reactive } from 'vue'
import CallShield from './CallShield.vue'
import { encryptionShelf } from './encryptionShelf'
import { type EncryptionState, STARTING } from './encryptionState'
import type { KnownIdentity } from './knownIdentities'
import { useIdentities } from './useIdentities'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import { i18n } from '@/i18n/i18n'
import type { Person } from '@/realtime/protocol.gen'
import { ANN, BOB, user } from '@/testing/events'
import { useToastsStore } from '@/ui/toastsStore'

const call = reactive<{ encryption: EncryptionState | null }>({ encryption: null })
vi.mock('../callStore', () => ({ useCallStore: () => call }))

let known: KnownIdentity[] = []
vi.mock('./encryptionShelf', () => ({
  encryptionShelf: {
    known: () => Promise.resolve(known),
    learn: (_: unknown, __: unknown, change: (before: KnownIdentity[]) => KnownIdentity[]) => {
      known = change(known)
      return Promise.resolve(known)
    },
  },
}))

beforeEach(() => {
  setActivePinia(createPinia())
  useAuthStore().user = user(ANN)
  useUsersStore().learn([user(ANN), user(BOB)])
  known = []
  call.encryption = { ...STARTING }
})

function encrypted(identity = 'bobs key'): EncryptionState {
  return { ...STARTING, shield: 'on', identity: 'anns key', identities: new Map([[BOB as Person, identity]]) }
}

async function shield() {
  const mounted = mount(CallShield, { global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
  return mounted.get('[data-testid=call-shield]')
}

function toasts(): string[] {
  return useToastsStore().items.map(({ text }) => text)
}

it('says that a call is encrypted, and pins the identity that it sees first', async () => {
  call.encryption = encrypted()
  const button = await shield()
  expect(button.attributes()).toMatchObject({ 'data-encryption': 'on', 'data-doubtful': 'false' })
  expect(known).toEqual([{ key: 'bobs key', compared: false }])
})

it('warns of an identity that was never seen of that person, and pins nothing', async () => {
  known = [{ key: 'bobs key', compared: true }]
  call.encryption = encrypted('another key')
  const button = await shield()
  expect(button.attributes('data-doubtful')).toBe('true')
  expect(button.attributes('aria-label')).toBe('Encrypted, but somebody uses a new device')
  expect(toasts()).toEqual(['Encrypted, but somebody uses a new device'])
  expect(known).toEqual([{ key: 'bobs key', compared: true }])
})

it('warns of an identity where another page has pinned another one at that moment', async () => {
  known = [{ key: 'bobs key', compared: false }]
  vi.spyOn(encryptionShelf, 'known').mockResolvedValueOnce([])
  call.encryption = encrypted('another key')
  const button = await shield()
  expect(button.attributes('data-doubtful')).toBe('true')
  expect(known).toEqual([{ key: 'bobs key', compared: false }])
})

it('takes the identity for compared whose code was shown, not one that has come since', async () => {
  call.encryption = encrypted('first key')
  const made: ReturnType<typeof useIdentities>[] = []
  mount(
    defineComponent({
      setup() {
        made.push(useIdentities())
        return () => null
      },
    }),
  )
  await flushPromises()
  call.encryption = encrypted('second key')
  await flushPromises()
  await made[0]?.confirm(BOB as Person, 'first key')
  expect(known).toEqual([{ key: 'first key', compared: true }])
  expect(made[0]?.recognitions.get(BOB as Person)).toBe('new')
})

it('says at once when the call is readable, and whose browser is why', async () => {
  call.encryption = encrypted()
  const button = await shield()
  call.encryption = { ...encrypted(), shield: 'off', unable: [BOB as Person] }
  await flushPromises()
  expect(button.attributes('data-encryption')).toBe('off')
  expect(toasts().join()).toContain(user(BOB).displayName)
})
