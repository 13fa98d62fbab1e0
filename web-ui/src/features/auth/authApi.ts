import { request } from '@/api/http'
import type { Login, LoginRequest, RegisterRequest } from '@/api/schema'

export function register(body: RegisterRequest): Promise<Login> {
  return request('/api/auth/register', { method: 'POST', body, anonymous: true })
}

export function login(body: LoginRequest): Promise<Login> {
  return request('/api/auth/login', { method: 'POST', body, anonymous: true })
}

/** Trades the refresh cookie for a new login; the cookie changes with it. */
export function refresh(): Promise<Login> {
  return request('/api/auth/refresh', { method: 'POST', anonymous: true })
}

/** Deletes the account of the person logged in. */
export function deleteAccount(password: string): Promise<void> {
  return request('/api/me', { method: 'DELETE', body: { password } })
}

export function logout(): Promise<void> {
  return request('/api/auth/logout', { method: 'POST' })
}
