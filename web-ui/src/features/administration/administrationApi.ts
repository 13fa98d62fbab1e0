import { downloadPart } from '@/api/files'
import { request, withQuery } from '@/api/http'
import type {
  AdministeredIncomingWebhookPage,
  AdministeredPerson,
  AdministeredWebhookPage,
  AuditKind,
  AuditPage,
  ConsumerList,
  CreatedRegistrationInvite,
  CreateRegistrationInviteRequest,
  FindingList,
  MadePerson,
  MailRegistrationInviteRequest,
  MessageSettings,
  OngoingCallList,
  PeopleKind,
  PeoplePage,
  ReachedLimitList,
  RegistrationInvite,
  RegistrationInviteList,
  RegistrationMode,
  RegistrationSettings,
  ResetLink,
  Retention,
  SecondFactorDemand,
  SecondFactorRule,
  ServerList,
} from '@/api/schema'
import type { IncomingWebhookId, RegistrationInviteId, WebhookId } from '@/api/schema.gen'
import type { UserId } from '@/realtime/protocol.gen'

const person = (id: UserId) => `/api/admin/people/${encodeURIComponent(id)}`

export function listPeople(query: string, kind: PeopleKind, cursor: string | null): Promise<PeoplePage> {
  return request('/api/admin/people', { query: { query, kind, cursor } })
}

export function setLocked(id: UserId, locked: boolean): Promise<AdministeredPerson> {
  return request(`${person(id)}/lock`, { method: 'PUT', body: { locked } })
}

export function setAdministrator(id: UserId, administrator: boolean): Promise<AdministeredPerson> {
  return request(`${person(id)}/administrator`, { method: 'PUT', body: { administrator } })
}

export function endLogins(id: UserId): Promise<void> {
  return request(`${person(id)}/end-logins`, { method: 'POST' })
}

export function createResetLink(id: UserId): Promise<ResetLink> {
  return request(`${person(id)}/reset-link`, { method: 'POST' })
}

export function getRegistration(): Promise<RegistrationSettings> {
  return request('/api/admin/registration')
}

/** @param domains of e-mail addresses; the present ones stay without them */
export function changeRegistration(
  mode: RegistrationMode,
  domains?: string[],
): Promise<RegistrationSettings> {
  const body = domains === undefined ? { mode } : { mode, domains }
  return request('/api/admin/registration', { method: 'PUT', body })
}

export function getSecondFactorRule(): Promise<SecondFactorDemand> {
  return request('/api/admin/second-factor')
}

export function changeSecondFactorRule(required: SecondFactorRule): Promise<SecondFactorDemand> {
  return request('/api/admin/second-factor', { method: 'PUT', body: { required } })
}

/** Who has to have a passkey. */
export function getPasskeyRule(): Promise<SecondFactorDemand> {
  return request('/api/admin/passkeys')
}

export function changePasskeyRule(required: SecondFactorRule): Promise<SecondFactorDemand> {
  return request('/api/admin/passkeys', { method: 'PUT', body: { required } })
}

export function getMessageSettings(): Promise<MessageSettings> {
  return request('/api/admin/messages')
}

export function showVersions(versionsShown: boolean): Promise<MessageSettings> {
  return request('/api/admin/messages', { method: 'PUT', body: { versionsShown } })
}

export function getRetention(): Promise<Retention> {
  return request('/api/admin/retention')
}

/** @param days null for ever */
export function keepMessagesFor(days: number | null): Promise<Retention> {
  return request('/api/admin/retention', { method: 'PUT', body: { days } })
}

export function holdChat(id: string, held: boolean): Promise<Retention> {
  return request(`/api/admin/retention/holds/${encodeURIComponent(id)}`, { method: 'PUT', body: { held } })
}

/** Of somebody who has lost it. */
export function resetSecondFactor(id: UserId): Promise<void> {
  return request(`${person(id)}/second-factor`, { method: 'DELETE' })
}

/** What calls need of the server that answers, as it sees it itself. */
export function checkServer(): Promise<FindingList> {
  return request('/api/admin/calls/check')
}

/** The nodes that run. */
export function listServers(): Promise<ServerList> {
  return request('/api/admin/servers')
}

/** Outgoing webhooks of all chats. */
export function listAllWebhooks(cursor: string | null): Promise<AdministeredWebhookPage> {
  return request('/api/admin/webhooks', { query: { cursor } })
}

/** Until an administrator allows it again; the chat's admins are told the reason. */
export function suspendWebhook(id: WebhookId, reason: string): Promise<void> {
  return request(`/api/admin/webhooks/${id}/suspension`, { method: 'PUT', body: { reason } })
}

export function allowWebhook(id: WebhookId): Promise<void> {
  return request(`/api/admin/webhooks/${id}/suspension`, { method: 'DELETE' })
}

/** Incoming webhooks of all chats. */
export function listAllIncomingWebhooks(cursor: string | null): Promise<AdministeredIncomingWebhookPage> {
  return request('/api/admin/incoming-webhooks', { query: { cursor } })
}

/** As {@link suspendWebhook}. */
export function suspendIncomingWebhook(id: IncomingWebhookId, reason: string): Promise<void> {
  return request(`/api/admin/incoming-webhooks/${id}/suspension`, { method: 'PUT', body: { reason } })
}

export function allowIncomingWebhook(id: IncomingWebhookId): Promise<void> {
  return request(`/api/admin/incoming-webhooks/${id}/suspension`, { method: 'DELETE' })
}

/** The rate limits that somebody has run into within a day. */
export function listReachedLimits(): Promise<ReachedLimitList> {
  return request('/api/admin/limits')
}

/** The calls that go on. */
export function listOngoingCalls(): Promise<OngoingCallList> {
  return request('/api/admin/calls')
}

/** How far what follows the chats is behind. */
export function listConsumers(): Promise<ConsumerList> {
  return request('/api/admin/consumers')
}

/** Has it try again what it has given up. */
export function retryConsumer(name: string): Promise<void> {
  return request(`/api/admin/consumers/${encodeURIComponent(name)}/retry`, { method: 'POST', body: {} })
}

/** Makes an account, with the token of a link by which its person chooses a password. */
export function makePerson(username: string, displayName: string): Promise<MadePerson> {
  return request('/api/admin/people', { method: 'POST', body: { username, displayName } })
}

/** Sends a link to register by, for one person. */
export function mailRegistrationInvite(body: MailRegistrationInviteRequest): Promise<RegistrationInvite> {
  return request('/api/admin/registration/invites/mails', { method: 'POST', body })
}

export function listRegistrationInvites(): Promise<RegistrationInviteList> {
  return request('/api/admin/registration/invites')
}

export function createRegistrationInvite(
  body: CreateRegistrationInviteRequest,
): Promise<CreatedRegistrationInvite> {
  return request('/api/admin/registration/invites', { method: 'POST', body })
}

export function revokeRegistrationInvite(id: RegistrationInviteId): Promise<void> {
  return request(`/api/admin/registration/invites/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

/** What of the audit log is looked for; times in milliseconds, null for any. */
export interface AuditFilter {
  kind: AuditKind | null
  actor: UserId | null
  person: UserId | null
  from: number | null
  until: number | null
}

const queryOf = ({ kind, actor, person: of, from, until }: AuditFilter, cursor: string | null) => ({
  kind,
  actor,
  person: of,
  from: from === null ? null : new Date(from).toISOString(),
  until: until === null ? null : new Date(until).toISOString(),
  cursor,
})

export function listAudit(filter: AuditFilter, cursor: string | null): Promise<AuditPage> {
  return request('/api/admin/audit', { query: queryOf(filter, cursor) })
}

/** What is looked for as JSON lines, part by part. */
export async function exportAudit(filter: AuditFilter): Promise<Blob> {
  const parts: Blob[] = []
  let cursor: string | null = null
  do {
    const part: { content: Blob; next: string | null } = await downloadPart(
      withQuery('/api/admin/audit/export', queryOf(filter, cursor)),
    )
    parts.push(part.content)
    cursor = part.next
  } while (cursor !== null)
  return new Blob(parts, { type: 'application/x-ndjson' })
}
