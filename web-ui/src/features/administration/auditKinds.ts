import {
  Ban,
  Download,
  KeyRound,
  KeySquare,
  LifeBuoy,
  Link2,
  Link2Off,
  LockKeyhole,
  LockKeyholeOpen,
  LogIn,
  LogOut,
  Mail,
  MailX,
  RectangleEllipsis,
  RotateCcwKey,
  ShieldCheck,
  ShieldOff,
  Smartphone,
  TriangleAlert,
  UserPlus,
  UserRoundCog,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { AuditKind } from '@/api/schema'

export const ICONS: Record<AuditKind, Component> = {
  loggedIn: LogIn,
  loginFailed: TriangleAlert,
  registered: UserPlus,
  providerLinked: Link2,
  loginEndedByProvider: LogOut,
  administratorMade: ShieldCheck,
  administratorDismissed: ShieldOff,
  accountLocked: LockKeyhole,
  accountUnlocked: LockKeyholeOpen,
  loginsEnded: LogOut,
  resetLinkMade: KeySquare,
  passwordChanged: RectangleEllipsis,
  passwordReset: RotateCcwKey,
  emailChanged: Mail,
  emailRemoved: MailX,
  secondFactorOn: Smartphone,
  secondFactorOff: Smartphone,
  secondFactorReset: Smartphone,
  secondFactorFailed: TriangleAlert,
  recoveryCodeUsed: LifeBuoy,
  recoveryCodesMade: LifeBuoy,
  secondFactorRuleChanged: UserRoundCog,
  registrationChanged: UserRoundCog,
  inviteMade: Link2,
  inviteRevoked: Link2Off,
  apiKeyMade: KeyRound,
  apiKeyRevoked: Ban,
  logExported: Download,
}

export const KINDS = Object.keys(ICONS) as AuditKind[]

/** What an administrator looks for first. */
export const ALARMING: ReadonlySet<AuditKind> = new Set<AuditKind>([
  'loginFailed',
  'accountLocked',
  'secondFactorFailed',
])
