import { useI18n } from 'vue-i18n'
import { useLoginsStore } from './loginsStore'
import type { Whereabouts } from '@/api/schema'

/** Loopback, private (RFC 1918, RFC 4193) and link-local addresses. */
const LOCAL =
  /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|f[cd][\da-f]{2}:|fe80:|(0:){7}1$|::1$)/i

/** Says from where a login is used. */
export function useLoginWords() {
  const { t } = useI18n()
  const store = useLoginsStore()

  function device({ browser, system }: Whereabouts): string {
    const program = browser ?? t('logins.unknownBrowser')
    return system === null ? program : t('logins.device', { browser: program, system })
  }

  function place({ address }: Whereabouts): string {
    if (address === '') {
      return t('logins.noAddress')
    }
    const here = store.logins?.find((login) => login.current)?.whereabouts.address
    if (address === here) {
      return t('logins.here', { address })
    }
    return t(LOCAL.test(address) ? 'logins.local' : 'logins.address', { address })
  }

  return { device, place }
}
