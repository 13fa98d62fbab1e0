import { reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { codeOf, Problem, type ProblemCode } from '@/api/problem'

export type Field = 'username' | 'displayName' | 'password'

const FIELDS: readonly Field[] = ['username', 'displayName', 'password']

function reasonOf(failure: unknown): string {
  const reason = failure instanceof Problem ? failure.details.reason : null
  return typeof reason === 'string' ? reason : ''
}

/** A form's request with its errors, each at the field it belongs to. */
export function useAuthForm() {
  const { t } = useI18n()
  const busy = ref(false)
  const code = ref<ProblemCode | null>(null)
  /** What was said to the refusal, as why an account is locked. */
  const reason = ref('')
  const errors = reactive<Partial<Record<Field, string>>>({})

  async function submit(task: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    code.value = null
    reason.value = ''
    try {
      await task()
      return true
    } catch (failure) {
      place(failure)
      return false
    } finally {
      busy.value = false
    }
  }

  function place(failure: unknown): void {
    const refused = codeOf(failure)
    if (refused === 'USERNAME_TAKEN' || refused === 'USERNAME_CONFUSABLE') {
      errors.username = t(`errors.${refused}`)
      return
    }
    if (refused === 'PASSWORD_TOO_COMMON') {
      errors.password = t('errors.PASSWORD_TOO_COMMON')
      return
    }
    const ofField =
      refused === 'INVALID_REQUEST' || refused === 'TEXT_INVISIBLE' || refused === 'TEXT_UNREADABLE'
    const named =
      failure instanceof Problem && ofField ? FIELDS.filter((field) => field in failure.details) : []
    named.forEach((field) => {
      errors[field] = refused === 'INVALID_REQUEST' ? t(`fields.${field}`) : t(`errors.${refused}`)
    })
    if (named.length === 0) {
      reason.value = refused === 'ACCOUNT_LOCKED' ? reasonOf(failure) : ''
      code.value = refused
    }
  }

  function check(field: Field, text: string, valid: RegExp): void {
    if (valid.test(text)) {
      errors[field] = undefined
    } else {
      errors[field] = text === '' ? t('fields.required') : t(`fields.${field}`)
    }
  }

  function hasErrors(): boolean {
    return FIELDS.some((field) => errors[field] !== undefined)
  }

  return { busy, code, reason, errors, submit, check, hasErrors }
}
