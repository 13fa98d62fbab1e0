import { request } from '@/api/http'
import type { AskResetRequest, EmailRequest, OwnEmail, ResetLook, ResetPasswordRequest } from '@/api/schema'

const EMAIL = '/api/me/email'
const RESETS = '/api/auth/password-resets'

export function ownEmail(): Promise<OwnEmail> {
  return request(EMAIL)
}

/** Has a mail sent, by whose link the address is confirmed. */
export function changeEmail(body: EmailRequest): Promise<OwnEmail> {
  return request(EMAIL, { method: 'PUT', body })
}

export function removeEmail(password: string): Promise<void> {
  return request(EMAIL, { method: 'DELETE', body: { password } })
}

export function confirmEmail(token: string): Promise<OwnEmail> {
  return request(`${EMAIL}/confirmation`, { method: 'POST', body: { token } })
}

/** Has a link sent to whoever has this name; the answer is the same where nobody has. */
export function askReset(body: AskResetRequest): Promise<void> {
  return request(RESETS, { method: 'POST', body, anonymous: true })
}

/** Whose password the link resets. */
export function lookAtReset(token: string): Promise<ResetLook> {
  return request(`${RESETS}/look`, { method: 'POST', body: { token }, anonymous: true })
}

export function resetPassword(body: ResetPasswordRequest): Promise<void> {
  return request(`${RESETS}/finish`, { method: 'POST', body, anonymous: true })
}
