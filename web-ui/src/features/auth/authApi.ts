import { request, send } from '@/api/http'
import type {
  Challenge,
  ChangePasswordRequest,
  FinishProviderLoginRequest,
  Login,
  LoginRequest,
  LogInWays,
  ProviderLogin,
  RegisterRequest,
  Registration,
  RegistrationInviteLook,
  SecondStepRequest,
} from '@/api/schema'

export function register(body: RegisterRequest): Promise<Login> {
  return request('/api/auth/register', { method: 'POST', body, anonymous: true })
}

/** Who may register. */
export function registration(): Promise<Registration> {
  return request('/api/registration', { anonymous: true })
}

/** Rejects where one cannot register by the invite. */
export function lookAtInvite(token: string): Promise<RegistrationInviteLook> {
  return request(`/api/registration/invites/${encodeURIComponent(token)}`, { anonymous: true })
}

export function login(body: LoginRequest): Promise<Login | Challenge> {
  return request('/api/auth/login', { method: 'POST', body, anonymous: true })
}

/** By the password of the directory, which the server asks. */
export function directoryLogin(body: LoginRequest): Promise<Login | Challenge> {
  return request('/api/auth/directory/login', {
    method: 'POST',
    body,
    anonymous: true,
    deadlineMs: PROVIDER_DEADLINE_MS,
  })
}

export function finishLogin(body: SecondStepRequest): Promise<Login> {
  return request('/api/auth/second-step', { method: 'POST', body, anonymous: true })
}

/** How one logs in here. */
export function logInWays(): Promise<LogInWays> {
  return request('/api/auth/ways', { anonymous: true })
}

export function beginProviderLogin(): Promise<ProviderLogin> {
  return request('/api/auth/provider/begin', {
    method: 'POST',
    anonymous: true,
    deadlineMs: PROVIDER_DEADLINE_MS,
  })
}

export function finishProviderLogin(body: FinishProviderLoginRequest): Promise<Login | Challenge> {
  return request('/api/auth/provider/finish', {
    method: 'POST',
    body,
    anonymous: true,
    deadlineMs: PROVIDER_DEADLINE_MS,
  })
}

/** The server asks the provider several things one after the other. */
const PROVIDER_DEADLINE_MS = 30_000
/** Of a refresh, well below the time in which the server lets an answer that was lost be asked for again. */
const REFRESH_DEADLINE_MS = 8000
const LOG_OUT_DEADLINE_MS = 5000

/** Trades the refresh cookie for a new login; the cookie changes with it. */
export function refresh(): Promise<Login> {
  return request('/api/auth/refresh', { method: 'POST', anonymous: true, deadlineMs: REFRESH_DEADLINE_MS })
}

/** Ends every other login. */
export function changePassword(body: ChangePasswordRequest): Promise<void> {
  return request('/api/me/password', { method: 'PUT', body })
}

/** Deletes the account of the person logged in. */
export function deleteAccount(password: string): Promise<void> {
  return request('/api/me', { method: 'DELETE', body: { password } })
}

/** Ends the login of the token or, without one, that of the refresh cookie. */
export function logOut(token: string | null): Promise<void> {
  return send('/api/auth/logout', { method: 'POST', deadlineMs: LOG_OUT_DEADLINE_MS }, token)
}
