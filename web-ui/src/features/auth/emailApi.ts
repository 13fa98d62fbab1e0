import { request } from '@/api/http'
import type {
  AskResetRequest,
  EmailRequest,
  OwnEmail,
  RegistrationLinkLook,
  RegistrationMailRequest,
  ResetLook,
  ResetPasswordRequest,
} from '@/api/schema'

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

/** Has a link to register by sent to an address; the answer is the same where there is an account with it. */
export function askRegistrationLink(body: RegistrationMailRequest): Promise<void> {
  return request('/api/registration/mails', { method: 'POST', body, anonymous: true })
}

/** To which address the link was sent. */
export function lookAtRegistrationLink(token: string): Promise<RegistrationLinkLook> {
  return request('/api/registration/mails/look', { method: 'POST', body: { token }, anonymous: true })
}
