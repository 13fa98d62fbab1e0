import { request } from '@/api/http'
import type { PasswordAndCodeRequest, RecoveryCodes, SecondFactor, SecondFactorSetUp } from '@/api/schema'

const PATH = '/api/me/second-factor'

export function secondFactor(): Promise<SecondFactor> {
  return request(PATH)
}

/** A new secret, which has to be proved by {@link turnOn}. */
export function beginSecondFactor(password: string): Promise<SecondFactorSetUp> {
  return request(`${PATH}/setup`, { method: 'POST', body: { password } })
}

export function turnOn(code: string): Promise<RecoveryCodes> {
  return request(PATH, { method: 'PUT', body: { code } })
}

export function turnOff(body: PasswordAndCodeRequest): Promise<void> {
  return request(PATH, { method: 'DELETE', body })
}

/** The former ones work no more. */
export function renewRecoveryCodes(body: PasswordAndCodeRequest): Promise<RecoveryCodes> {
  return request(`${PATH}/recovery-codes`, { method: 'POST', body })
}
