import { useI18n } from 'vue-i18n'
import { useUsersStore } from '@/features/users/usersStore'
import type { Person, WebhookAuthorView } from '@/realtime/protocol.gen'

/** Who has written a message, in words; of a webhook they say that it is one, so that it can pass for nobody. */
export function useAuthorName() {
  const { t } = useI18n()
  const users = useUsersStore()
  return (author: Person, webhook: WebhookAuthorView | null): string =>
    webhook ? t('webhooks.named', { name: webhook.name }) : users.nameOf(author)
}
