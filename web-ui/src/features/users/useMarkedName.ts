import { useI18n } from 'vue-i18n'
import { isGuest } from './guests'
import { useUsersStore } from './usersStore'
import type { Person } from '@/realtime/protocol.gen'

/** What somebody is called where there is no room for a mark; of a guest the words say that it is one. */
export function useMarkedName() {
  const { t } = useI18n()
  const users = useUsersStore()
  return (person: Person): string =>
    isGuest(person) ? t('meeting.guestNamed', { name: users.nameOf(person) }) : users.nameOf(person)
}
