import type { User } from '@/api/schema'
import { i18n } from '@/i18n/i18n'

/** What a user is called; somebody whose account was deleted has no name any more. */
export function nameOf(user: Pick<User, 'displayName' | 'deleted'>): string {
  return user.deleted ? i18n.global.t('user.deleted') : user.displayName
}
