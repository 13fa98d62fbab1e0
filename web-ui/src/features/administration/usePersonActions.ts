import {
  KeySquare,
  LockKeyhole,
  LockKeyholeOpen,
  LogOut,
  ScrollText,
  ShieldCheck,
  ShieldOff,
  Smartphone,
} from '@lucide/vue'
import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import {
  createResetLink,
  endLogins,
  resetSecondFactor,
  setAdministrator,
  setLocked,
} from './administrationApi'
import { codeOf } from '@/api/problem'
import type { AdministeredPerson } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { nameOf } from '@/features/users/userName'
import type { MenuItem } from '@/ui/PopupMenu.vue'
import { useToastsStore } from '@/ui/toastsStore'

/** What is asked about before it is done. */
export type Question =
  'lock' | 'unlock' | 'endLogins' | 'resetLink' | 'resetFactor' | 'appoint' | 'dismiss' | 'giveUp'

/** What takes nothing from anybody. */
export const HARMLESS: ReadonlySet<Question> = new Set<Question>(['unlock', 'resetLink', 'appoint'])

/** What an administrator can do to somebody's account. */
export function usePersonActions(
  person: () => AdministeredPerson,
  changed: (person: AdministeredPerson) => void,
) {
  const { t } = useI18n()
  const router = useRouter()
  const auth = useAuthStore()
  const toasts = useToastsStore()
  const question = shallowRef<Question | null>(null)
  const busy = ref(false)
  /** The address of a link that was made, until it is handed on. */
  const link = shallowRef<string | null>(null)
  const isSelf = computed(() => person().user.id === auth.selfId)

  const ask = (id: Question, icon: MenuItem['icon'], danger = false): MenuItem => ({
    id: `person-${id}`,
    label: t(`administration.people.${id}.action`),
    icon,
    danger,
    run: () => {
      question.value = id
    },
  })

  const items = computed<MenuItem[]>(() => {
    const { administrator, lockedAt, secondFactor } = person()
    const log: MenuItem = {
      id: 'person-log',
      label: t('administration.people.log'),
      icon: ScrollText,
      run: () =>
        router.push({
          name: 'administration',
          params: { section: 'log' },
          query: { person: person().user.id },
        }),
    }
    if (lockedAt !== null) {
      return [log, ask('unlock', LockKeyholeOpen)]
    }
    if (isSelf.value) {
      return [log, ask('giveUp', ShieldOff, true)]
    }
    return [
      log,
      administrator ? ask('dismiss', ShieldOff) : ask('appoint', ShieldCheck),
      ask('resetLink', KeySquare),
      ...(secondFactor ? [ask('resetFactor', Smartphone)] : []),
      ask('endLogins', LogOut),
      ask('lock', LockKeyhole, true),
    ]
  })

  async function answer(asked: Question): Promise<void> {
    const { id } = person().user
    switch (asked) {
      case 'lock':
      case 'unlock':
        changed(await setLocked(id, asked === 'lock'))
        break
      case 'appoint':
      case 'dismiss':
        changed(await setAdministrator(id, asked === 'appoint'))
        break
      case 'giveUp':
        changed(await setAdministrator(id, false))
        auth.administrator = false
        break
      case 'endLogins':
        await endLogins(id)
        break
      case 'resetFactor':
        await resetSecondFactor(id)
        changed({ ...person(), secondFactor: false })
        break
      case 'resetLink':
        link.value = `${location.origin}/reset-password#token=${(await createResetLink(id)).token}`
        break
    }
  }

  async function confirm(): Promise<void> {
    const asked = question.value
    if (!asked || busy.value) {
      return
    }
    busy.value = true
    try {
      await answer(asked)
      if (asked !== 'resetLink') {
        toasts.show(t(`administration.people.${asked}.done`, { name: nameOf(person().user) }), 'success')
      }
      question.value = null
    } catch (failure) {
      toasts.show(t(`errors.${codeOf(failure)}`), 'danger')
    } finally {
      busy.value = false
    }
  }

  return { isSelf, items, question, busy, link, confirm }
}
