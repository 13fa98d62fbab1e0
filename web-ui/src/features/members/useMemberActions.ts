import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useTellAsked } from './useTellAsked'
import { codeOf } from '@/api/problem'
import type { ChatAction } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import * as api from '@/features/chats/chatsApi'
import { useChatsStore } from '@/features/chats/chatsStore'
import * as moderation from '@/features/moderation/moderationApi'
import { useTimeOuts } from '@/features/moderation/useTimeOut'
import type { ChatId, MemberView, Role, UserId } from '@/realtime/protocol.gen'
import { useToastsStore } from '@/ui/toastsStore'

const RANK: Record<Role, number> = { owner: 0, admin: 1, member: 2 }

/** Who belongs to a chat and what the person logged in may do about it. What comes of it arrives as events. */
export function useMemberActions(chatId: ChatId) {
  const { t } = useI18n()
  const auth = useAuthStore()
  const chats = useChatsStore()
  const toasts = useToastsStore()
  const tellAsked = useTellAsked()
  const busy = ref(false)
  const timeOutOf = useTimeOuts(chatId)

  const details = computed(() => chats.details.get(chatId) ?? null)
  const members = computed(() =>
    [...(details.value?.members ?? [])].sort((a, b) => RANK[a.role] - RANK[b.role]),
  )
  const own = computed<Role>(
    () => members.value.find(({ userId }) => userId === auth.selfId)?.role ?? 'member',
  )

  const may = (action: ChatAction) => details.value?.allowed.has(action) ?? false
  const outranks = (member: MemberView) => RANK[own.value] < RANK[member.role]

  const can = {
    promote: (member: MemberView) => may('changeRoles') && outranks(member) && member.role === 'member',
    demote: (member: MemberView) => may('changeRoles') && outranks(member) && member.role === 'admin',
    transfer: (member: MemberView) => may('transferOwnership') && outranks(member),
    remove: (member: MemberView) => may('removeMembers') && outranks(member),
  }

  /** Resolves to whether it was done; a refusal is told of. */
  async function run(request: () => Promise<void>): Promise<boolean> {
    busy.value = true
    try {
      await request()
      return true
    } catch (failure) {
      toasts.show(t(`errors.${codeOf(failure)}`), 'danger')
      return false
    } finally {
      busy.value = false
    }
  }

  return {
    chatId,
    busy,
    details,
    members,
    own,
    may,
    can,
    add: (ids: UserId[]) =>
      run(async () => {
        const answer = await api.addMembers(chatId, ids)
        tellAsked(answer?.asked.length ?? 0)
      }),
    remove: (id: UserId) => run(() => api.removeMember(chatId, id)),
    setRole: (id: UserId, role: Role) => run(() => api.changeRole(chatId, id, role)),
    timeOutOf,
    timeOut: (id: UserId, minutes: number, reason: string) =>
      run(() => moderation.timeOutMember(chatId, id, minutes, reason)),
    endTimeOut: (id: UserId) => run(() => moderation.endTimeOut(chatId, id)),
    ban: (id: UserId, reason: string) => run(() => moderation.banMember(chatId, id, reason)),
    transfer: (id: UserId) => run(() => api.transferOwnership(chatId, id)),
    leave: () => run(() => api.leaveChat(chatId)),
    destroy: () => run(() => api.deleteChat(chatId)),
    saveProfile: (title: string, description: string) =>
      run(() => api.changeProfile(chatId, { title, description })),
    saveRules: (rules: Parameters<typeof api.changeRules>[1]) => run(() => api.changeRules(chatId, rules)),
  }
}

/** What is asked about before it is done. */
export type MemberQuestion = 'remove' | 'transfer' | 'timeOut' | 'ban'

export type MemberActions = ReturnType<typeof useMemberActions>
