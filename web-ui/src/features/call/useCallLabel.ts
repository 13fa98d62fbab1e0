import type { ComposerTranslation } from 'vue-i18n'
import { canConnect } from './media/connection'

/** What a button that starts or enters a call says: what it does, or why no call is possible in this browser. */
export function useCallLabel(t: ComposerTranslation) {
  return (key: string, values: Record<string, unknown> = {}): string =>
    canConnect() ? t(key, values) : t('call.unsupported')
}
