// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, reactive } from 'vue'
import { useComings } from './useComings'
import { useUsersStore } from '@/features/users/usersStore'
import { asId } from '@/realtime/id'
import type { ParticipantView, UserId } from '@/realtime/protocol.gen'
import { answered, participant } from '@/testing/events'
import { useToastsStore } from '@/ui/toastsStore'

const played: string[] = []
const call = reactive({ state: { name: 'active', call: answered() }, others: [] as ParticipantView[] })
vi.mock('./callStore', () => ({ useCallStore: () => call }))
vi.mock('./chime', () => ({ playChime: (which: string) => played.push(which) }))

const people = Array.from({ length: 12 }, (_, n) =>
  participant(asId<UserId>(`person ${String(n)}`), `of ${String(n)}`),
)
const words = ((key: string, { name }: { name: string }) => `${key} ${name}`) as never

beforeEach(() => {
  setActivePinia(createPinia())
  played.length = 0
  call.others = people.slice(0, 2)
  useUsersStore().learn(
    people.map(({ person }) => ({
      id: person as UserId,
      username: String(person),
      displayName: String(person).replace('person', 'Person'),
      avatar: null,
      deleted: false,
      bot: false,
    })),
  )
})

async function become(others: ParticipantView[]): Promise<string[]> {
  call.others = others
  await nextTick()
  return useToastsStore().items.map(({ text }) => text)
}

it('tells who comes and who goes, by a sound and in words', async () => {
  const scope = effectScope()
  scope.run(() => {
    useComings(words)
  })
  expect(await become(people.slice(0, 3))).toEqual(['call.came Person 2'])
  expect(await become(people.slice(1, 3))).toEqual(['call.came Person 2', 'call.went Person 0'])
  expect(played).toEqual(['came', 'went'])
  scope.stop()
})

it('is quiet in a large call, and in one of two', async () => {
  const scope = effectScope()
  scope.run(() => {
    useComings(words)
  })
  call.others = people.slice(0, 7)
  await nextTick()
  useToastsStore().items.splice(0)
  played.length = 0
  expect(await become(people.slice(0, 8))).toEqual([])
  expect(await become(people.slice(0, 9))).toEqual([])
  call.others = people.slice(0, 1)
  await nextTick()
  useToastsStore().items.splice(0)
  played.length = 0
  expect(await become([])).toEqual([])
  expect(played).toEqual([])
  scope.stop()
})
