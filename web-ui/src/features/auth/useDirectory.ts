import { computed, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { LogInWays } from '@/api/schema'

/** What was chosen last in this browser. */
const KEPT = 'parley.logInBy'
const HERE = 'here'
const DIRECTORY = 'directory'

/** Whose password one logs in with, where there is a directory: the one there, or the one of an account of this server. */
export function useDirectory(ways: Ref<Partial<LogInWays> | null>) {
  const { t } = useI18n()
  const choice = ref(localStorage.getItem(KEPT) === HERE ? HERE : DIRECTORY)
  watch(choice, (chosen) => {
    localStorage.setItem(KEPT, chosen)
  })

  return {
    choice,
    byDirectory: computed(() => Boolean(ways.value?.directory) && choice.value === DIRECTORY),
    /** None where there is nothing to choose. */
    choices: computed(() => {
      const directory = ways.value?.directory
      if (!directory) {
        return []
      }
      const here = t(ways.value?.password === false ? 'directory.administrator' : 'directory.here')
      return [
        { value: DIRECTORY, label: directory.name, testid: 'login-by-directory' },
        { value: HERE, label: here, testid: 'login-by-here' },
      ]
    }),
  }
}
