// Generated from docs/protocol/openapi.json by `npm run generate`. Do not edit.

import type { Id } from '../realtime/id'
import type { AttachmentId, AvatarId, CallId, CallPlace, ChatId, InviteId, MeetingId, Person, RunId, UserId } from '../realtime/protocol.gen'

export type ApiKeyId = Id<'ApiKeyId'>
export type AuditEntryId = Id<'AuditEntryId'>
export type AuthSessionId = Id<'AuthSessionId'>
export type FilteredWordId = Id<'FilteredWordId'>
export type HeldMessageId = Id<'HeldMessageId'>
export type IncomingWebhookId = Id<'IncomingWebhookId'>
export type NoticeId = Id<'NoticeId'>
export type PasskeyId = Id<'PasskeyId'>
export type RegistrationInviteId = Id<'RegistrationInviteId'>
export type ReportId = Id<'ReportId'>
export type RoomId = Id<'RoomId'>
export type WebhookId = Id<'WebhookId'>

export interface paths {
    "/api/users/{userId}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["reportReportPerson"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["meetingGet"];
        put: operations["meetingChange"];
        post?: never;
        delete: operations["meetingDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}/removed/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["meetingRemovePerson"];
        post?: never;
        delete: operations["meetingReadmit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}/passcode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["meetingSetPasscode"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["meetingSetLocked"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}/co-hosts/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["meetingAddCoHost"];
        post?: never;
        delete: operations["meetingRemoveCoHost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["secondFactorGet"];
        put: operations["secondFactorTurnOn"];
        post?: never;
        delete: operations["secondFactorTurnOff"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/push/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["pushSubscribe"];
        post?: never;
        delete: operations["pushUnsubscribe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["presenceChoice"];
        put: operations["presenceChoose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/pinned-chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["preferencesPin"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["passwordChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys/{passkeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["passkeyRename"];
        post?: never;
        delete: operations["passkeyRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["userRename"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["emailOwn"];
        put: operations["emailChange"];
        post?: never;
        delete: operations["emailRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/digest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["digestOwn"];
        put: operations["digestChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/bots/{botId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["botChange"];
        post?: never;
        delete: operations["botDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/bots/{botId}/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["botPutAvatar"];
        post?: never;
        delete: operations["botDeleteAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/blocks/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["blockBlock"];
        post?: never;
        delete: operations["blockUnblock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["userAvatarPut"];
        post?: never;
        delete: operations["userAvatarDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/adding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["requestChoice"];
        put: operations["requestChoose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["webhookChange"];
        post?: never;
        delete: operations["webhookRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/unread-mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["preferencesMarkUnread"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["membershipChangeRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["membershipChangeProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["membershipTransferOwnership"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["preferencesMute"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages/{seq}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["reportReportMessage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages/{seq}/reaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["messageReact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/members/{userId}/time-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["sanctionTimeOut"];
        post?: never;
        delete: operations["sanctionEndTimeOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/members/{userId}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["membershipChangeRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/handle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["publicChatPublish"];
        post?: never;
        delete: operations["publicChatUnpublish"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/bans/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["sanctionBan"];
        post?: never;
        delete: operations["sanctionUnban"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["chatAvatarPut"];
        post?: never;
        delete: operations["chatAvatarDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["preferencesArchive"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/history/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["callHistoryMarkSeen"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bots/me/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["botCommandOwnCommands"];
        put: operations["botCommandRegister"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["wordListList"];
        put: operations["wordListPut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhooks/{administeredWebhookId}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["allWebhooksSuspend"];
        post?: never;
        delete: operations["allWebhooksAllow"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/storage/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["storageChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/storage/people/{userId}/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["storageChangePerson"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["secondFactorRuleGet"];
        put: operations["secondFactorRuleChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retentionGet"];
        put: operations["retentionChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/retention/holds/{heldId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["retentionHold"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["registrationSettingsGet"];
        put: operations["registrationSettingsChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{userId}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["peopleLock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{userId}/administrator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["peopleSetAdministrator"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["passkeyRuleGet"];
        put: operations["passkeyRuleChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["messageSettingsGet"];
        put: operations["messageSettingsChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/incoming-webhooks/{administeredWebhookId}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["allIncomingWebhooksSuspend"];
        post?: never;
        delete: operations["allIncomingWebhooksAllow"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chats/{administeredChatId}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["chatsHandOver"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bots/{botId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["serverBotChange"];
        post?: never;
        delete: operations["serverBotDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bots/{botId}/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["serverBotPutAvatar"];
        post?: never;
        delete: operations["serverBotDeleteAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/video-call/{roomId}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["callLinkJoin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/video-call/{roomId}/guest-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["guestTokenRenewInRoom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/video-call/{roomId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["videoCallEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/video-call/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["videoCallCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{runId}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["runAnswerAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registration/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["registrationAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registration/mails/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["registrationLookAtLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["meetingList"];
        put?: never;
        post: operations["meetingCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}/guest-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["guestTokenRenew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["meetingEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["meetingChatUploadToMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meeting-links/{code}/enter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["meetingLinkEnter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["secondFactorBegin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["secondFactorRenew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/requests/{chatId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["requestAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/push/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["pushTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["passkeyList"];
        put?: never;
        post: operations["passkeyAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/passkeys/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["passkeyBegin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["dataExportGet"];
        put?: never;
        post: operations["dataExportAsk"];
        delete: operations["dataExportRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/export/parts/{number}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dataExportAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/email/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["emailConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/bots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["botList"];
        put?: never;
        post: operations["botCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/bots/{botId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["botKeyList"];
        put?: never;
        post: operations["botKeyCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["apiKeyList"];
        put?: never;
        post: operations["apiKeyCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invites/{token}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["inviteJoin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hooks/{webhookId}/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["hookPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/discover/{handle}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["publicChatJoin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/digest/off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["digestOffAsk"];
        put?: never;
        post: operations["digestOffSwitchOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chatList"];
        put?: never;
        post: operations["chatCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["webhookList"];
        put?: never;
        post: operations["webhookCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/webhooks/{webhookId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["webhookRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/webhooks/{webhookId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["webhookReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/webhooks/{webhookId}/deliveries/{number}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["webhookSendAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["messageSend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["membershipAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["membershipLeave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["inviteList"];
        put?: never;
        post: operations["inviteCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/incoming-webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["incomingWebhookList"];
        put?: never;
        post: operations["incomingWebhookCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sharedFilesSharedFiles"];
        put?: never;
        post: operations["attachmentUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["callCheckPlan"];
        put?: never;
        post: operations["callCheckConnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/second-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["logInFinish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/provider/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["providerFinish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/provider/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["providerBegin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["passwordResetAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password-resets/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["passwordResetLook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password-resets/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["passwordResetFinish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["passkeyLogInFinish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/passkey/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["passkeyLogInBegin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authLogOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["logInLogIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/directory/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["directoryLogIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/{reportId}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reportQueueResolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/{reportId}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reportQueueAct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/registration/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["registrationSettingsList"];
        put?: never;
        post: operations["registrationSettingsInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/registration/invites/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["registrationSettingsSend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["peopleList"];
        put?: never;
        post: operations["peopleMake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{userId}/reset-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["peopleMakeResetLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{userId}/end-logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["peopleEndLogins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/held-messages/{heldId}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["heldQueueRefuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/held-messages/{heldId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["heldQueueApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/consumers/{consumer}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["consumersRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chats/{administeredChatId}/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["chatsDelete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["serverBotList"];
        put?: never;
        post: operations["serverBotCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bots/{botId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["serverBotKeyList"];
        put?: never;
        post: operations["serverBotKeyCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/video-call/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["videoCallGet"];
        put?: never;
        post?: never;
        delete: operations["videoCallDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/video-call/{roomId}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["callLinkVerify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/video-call/{roomId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["videoCallStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["userSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["userUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}/avatar/{avatarId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["userAvatarGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/known": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["userKnown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["searchFind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["registrationGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registration/invites/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["registrationLook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}/meeting.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["meetingCalendarCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["meetingChatChat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["meetingCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["meetingChatContentInMeeting"];
        put?: never;
        post?: never;
        delete: operations["meetingChatDiscardInMeeting"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{meetingId}/attachments/{attachmentId}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["meetingChatThumbnailInMeeting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meeting-links/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["meetingLinkLook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["userMe"];
        put?: never;
        post?: never;
        delete: operations["userDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ownStorageGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["requestList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["pushGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["noticeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["loginList"];
        put?: never;
        post?: never;
        delete: operations["loginEndOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/held-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ownHeldMessageList"];
        put?: never;
        post?: never;
        delete: operations["ownHeldMessageWithdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/bots/{botId}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["botCommandCommandsOfBot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["blockList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["limitsLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invites/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invitePreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/{ticket}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportDownloadDownload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/discover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["publicChatSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/discover/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["publicChatPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chatChat"];
        put?: never;
        post?: never;
        delete: operations["membershipDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["webhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chatCommandOwnRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages/{seq}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["versionVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages/{seq}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chatReaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sharedLinksSharedLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chatEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chatCommandCommandsOfChat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/bans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sanctionBans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/avatar/{avatarId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chatAvatarGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["attachmentContent"];
        put?: never;
        post?: never;
        delete: operations["attachmentDiscard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/attachments/{attachmentId}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["attachmentThumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{callId}/ice-servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["iceIceServers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["callHistoryList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/history/missed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["callHistoryMissed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bots/{botId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["botProfileProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["providerWays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["allWebhooksList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["storageGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/storage/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["storagePeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["serversRunning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reportQueueList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/{reportId}/files/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reportQueueFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/reports/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reportQueueCountOpen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reachedLimitsWithinADay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/incoming-webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["allIncomingWebhooksList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/held-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["heldQueueList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/consumers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["consumersAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chatsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chats/{administeredChatId}/heirs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chatsHeirs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/chats/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["chatsCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ongoingCallsAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/calls/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["serverCheckLook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bots/{botId}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["serverBotCommandList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["auditList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["auditExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/requests/{chatId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["requestDecline"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/notices/{noticeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["noticeSeen"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/logins/{loginId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["loginEnd"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/logins/{loginId}/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["loginDismissNotice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/bots/{botId}/commands/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["botCommandRemoveCommand"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/bots/{botId}/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["botKeyRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["apiKeyRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["chatCommandDismiss"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["membershipRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/invites/{inviteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["inviteRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/incoming-webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["incomingWebhookRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/words/{wordId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["wordListRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/registration/invites/{inviteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["registrationSettingsRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{userId}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["peopleResetSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bots/{botId}/commands/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["serverBotCommandRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/bots/{botId}/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["serverBotKeyRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        ReportKind: "spam" | "harassment" | "illegal" | "other" | "words";
        ReportRequest: {
            kind: components["schemas"]["ReportKind"];
            text: string;
        };
        /** @enum {string} */
        CallKind: "voice" | "video";
        ChangeMeetingRequest: {
            title: string;
            kind: components["schemas"]["CallKind"];
            options: components["schemas"]["MeetingOptionsRequest"];
            /** Format: date-time */
            startsAt: string | null;
            /** Format: date-time */
            endsAt: string | null;
            timeZone: string | null;
            repeats: components["schemas"]["MeetingRepetition"] | null;
            /** Format: date-time */
            repeatsUntil: string | null;
        };
        MeetingOptionsRequest: {
            lobby: boolean;
            guests: boolean;
            startMuted: boolean;
            sharing: components["schemas"]["Whom"];
            unmuting: components["schemas"]["Whom"];
        };
        /** @enum {string} */
        MeetingRepetition: "weekly";
        /** @enum {string} */
        Whom: "everybody" | "hosts";
        LiveMeeting: {
            /** Format: CallId */
            callId: CallId | null;
            /** Format: date-time */
            since: string | null;
            /** Format: int32 */
            count: number;
            people: components["schemas"]["MeetingPersonView"][];
            /** Format: int32 */
            waiting: number;
        };
        Meeting: {
            /** Format: MeetingId */
            id: MeetingId;
            /** Format: CallPlace */
            place: CallPlace;
            code: string;
            title: string;
            kind: components["schemas"]["CallKind"];
            role: components["schemas"]["MeetingRole"];
            owner: components["schemas"]["User"];
            coHosts: components["schemas"]["User"][];
            options: components["schemas"]["MeetingOptionsView"];
            /** Format: date-time */
            startsAt: string | null;
            /** Format: date-time */
            endsAt: string | null;
            timeZone: string | null;
            repeats: components["schemas"]["MeetingRepetition"] | null;
            /** Format: date-time */
            repeatsUntil: string | null;
            /** Format: date-time */
            nextStart: string | null;
            state: components["schemas"]["MeetingState"];
            locked: boolean;
            live: components["schemas"]["LiveMeeting"] | null;
            absent: components["schemas"]["MeetingPersonView"][];
            removed: components["schemas"]["MeetingPersonView"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt: string | null;
        };
        MeetingOptionsView: {
            lobby: boolean;
            guests: boolean;
            passcode: boolean;
            startMuted: boolean;
            sharing: components["schemas"]["Whom"];
            unmuting: components["schemas"]["Whom"];
        };
        MeetingPersonView: {
            /** Format: Person */
            person: Person;
            name: string;
            role: components["schemas"]["MeetingRole"];
        };
        /** @enum {string} */
        MeetingRole: "owner" | "coHost" | "participant" | "guest";
        /** @enum {string} */
        MeetingState: "upcoming" | "live" | "past";
        User: {
            /** Format: UserId */
            id: UserId;
            username: string;
            displayName: string;
            deleted: boolean;
            bot: boolean;
            /** Format: AvatarId */
            avatar: AvatarId | null;
        };
        PasscodeRequest: {
            passcode: string | null;
        };
        LockRequest: {
            locked: boolean;
        };
        CodeRequest: {
            code: string;
        };
        RecoveryCodes: {
            recoveryCodes: string[];
        };
        /** @enum {string} */
        Language: "en" | "ru" | "fa";
        /** @enum {string} */
        Level: "off" | "mentions" | "all";
        SubscribeRequest: {
            endpoint: string;
            p256dh: string;
            auth: string;
            level: components["schemas"]["Level"];
            withText: boolean;
            language: components["schemas"]["Language"];
        };
        PresenceChoice: {
            hidden: boolean;
        };
        PinChatsRequest: {
            chatIds: ChatId[];
        };
        ChangePasswordRequest: {
            password: string;
            newPassword: string;
        };
        RenamePasskeyRequest: {
            name: string;
        };
        PasskeyView: {
            /** Format: PasskeyId */
            id: PasskeyId;
            name: string;
            /** Format: date-time */
            addedAt: string;
            /** Format: date-time */
            lastUsedAt: string | null;
        };
        NameRequest: {
            displayName: string;
        };
        EmailRequest: {
            password: string;
            email: string;
            language: components["schemas"]["MailLanguage"];
        };
        /** @enum {string} */
        MailLanguage: "en" | "ru" | "fa";
        OwnEmail: {
            available: boolean;
            email: string | null;
            unconfirmed: string | null;
        };
        /** @enum {string} */
        DigestFrequency: "off" | "quarterHourly" | "hourly" | "daily";
        DigestRequest: {
            frequency: components["schemas"]["DigestFrequency"];
            withText: boolean;
        };
        OwnDigest: {
            available: boolean;
            reachable: boolean;
            frequency: components["schemas"]["DigestFrequency"];
            withText: boolean;
        };
        ChangeBotRequest: {
            displayName: string;
            description: string;
        };
        Bot: {
            /** Format: UserId */
            id: UserId;
            username: string;
            displayName: string;
            description: string;
            /** Format: AvatarId */
            avatar: AvatarId | null;
            /** Format: date-time */
            createdAt: string;
        };
        /** @enum {string} */
        AddedBy: "everybody" | "acquaintances" | "nobody";
        AddingChoice: {
            addedBy: components["schemas"]["AddedBy"];
        };
        ChangeWebhookRequest: {
            address: string;
            topics: components["schemas"]["WebhookTopic"][];
            on: boolean;
        };
        /** @enum {string} */
        WebhookTopic: "messages" | "membership" | "calls";
        Webhook: {
            /** Format: WebhookId */
            id: WebhookId;
            /** Format: UserId */
            responsible: UserId;
            address: string;
            topics: components["schemas"]["WebhookTopic"][];
            state: components["schemas"]["WebhookState"];
            /** Format: date-time */
            stateSince: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: int64 */
            passed: number;
            /** Format: date-time */
            failingSince: string | null;
            /** Format: date-time */
            retryAt: string | null;
            suspendedFor: string | null;
        };
        /** @enum {string} */
        WebhookState: "on" | "switchedOff" | "failed" | "gone" | "unattended" | "suspended";
        MarkUnreadRequest: {
            marked: boolean;
        };
        /** @enum {string} */
        Audience: "everyone" | "admins";
        Rules: {
            posting: components["schemas"]["Audience"];
            adding: components["schemas"]["Audience"];
            calling: components["schemas"]["Audience"];
            /** Format: int32 */
            slowModeSeconds: number;
            /** Format: int32 */
            keptDays: number | null;
        };
        ChangeProfileRequest: {
            title: string;
            description: string;
        };
        TransferOwnershipRequest: {
            /** Format: UserId */
            userId: UserId;
        };
        MuteRequest: {
            /** Format: date-time */
            until: string | null;
        };
        ReactionRequest: {
            emoji: string;
            on: boolean;
        };
        TimeOutRequest: {
            /** Format: int32 */
            minutes: number;
            reason: string;
        };
        ChangeRoleRequest: {
            role: components["schemas"]["Role"];
        };
        /** @enum {string} */
        Role: "owner" | "admin" | "member";
        PublishRequest: {
            handle: string;
        };
        BanRequest: {
            reason: string;
        };
        ArchiveRequest: {
            archived: boolean;
        };
        LookRequest: {
            /** Format: date-time */
            upTo: string;
        };
        OfferedCommand: {
            name: string;
            hint: string;
            description: string;
        };
        RegisterCommandsRequest: {
            commands: components["schemas"]["OfferedCommand"][];
        };
        CommandList: {
            commands: components["schemas"]["OfferedCommand"][];
            /** Format: int32 */
            maxCommands: number;
        };
        /** @enum {string} */
        FilterAction: "mark" | "hold" | "refuse";
        FilteredWordRequest: {
            text: string;
            action: components["schemas"]["FilterAction"];
        };
        FilteredWordList: {
            words: components["schemas"]["FilteredWordView"][];
            /** Format: int32 */
            limit: number;
        };
        FilteredWordView: {
            /** Format: FilteredWordId */
            id: FilteredWordId;
            text: string;
            action: components["schemas"]["FilterAction"];
            /** Format: date-time */
            at: string;
        };
        SuspendWebhookRequest: {
            reason: string;
        };
        QuotasRequest: {
            /** Format: int64 */
            person: number | null;
            /** Format: int64 */
            chat: number | null;
        };
        Quotas: {
            /** Format: int64 */
            person: number | null;
            /** Format: int64 */
            chat: number | null;
        };
        PersonQuotaRequest: {
            own: boolean;
            /** Format: int64 */
            bytes: number | null;
        };
        StoragePerson: {
            /** Format: UserId */
            userId: UserId;
            user: components["schemas"]["User"] | null;
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            files: number;
            /** Format: int64 */
            limit: number | null;
            ownLimit: boolean;
        };
        SecondFactorDemandRequest: {
            required: components["schemas"]["SecondFactorRule"];
        };
        /** @enum {string} */
        SecondFactorRule: "nobody" | "administrators" | "everybody";
        SecondFactorDemand: {
            required: components["schemas"]["SecondFactorRule"];
        };
        RetentionRequest: {
            /** Format: int32 */
            days: number | null;
        };
        Hold: {
            /** Format: ChatId */
            chatId: ChatId;
            title: string;
            people: components["schemas"]["User"][];
            by: components["schemas"]["User"] | null;
            /** Format: date-time */
            since: string;
        };
        Retention: {
            /** Format: int32 */
            days: number | null;
            holds: components["schemas"]["Hold"][];
        };
        HoldRequest: {
            held: boolean;
        };
        /** @enum {string} */
        RegistrationMode: "open" | "byInvite" | "closed" | "byEmail";
        RegistrationRequest: {
            mode: components["schemas"]["RegistrationMode"];
            domains?: string[] | null;
        };
        RegistrationSettings: {
            mode: components["schemas"]["RegistrationMode"];
            domains: string[];
            mailSent: boolean;
        };
        Person: {
            user: components["schemas"]["User"];
            /** Format: date-time */
            createdAt: string;
            administrator: boolean;
            /** Format: date-time */
            lockedAt: string | null;
            secondFactor: boolean;
        };
        AdministratorRequest: {
            administrator: boolean;
        };
        MessageSettingsRequest: {
            versionsShown: boolean;
        };
        MessageSettings: {
            versionsShown: boolean;
        };
        HandOverRequest: {
            /** Format: UserId */
            userId: UserId;
        };
        JoinVideoCallRequest: {
            token: string;
        };
        VideoCallGuest: {
            person: string;
            display_name: string;
            token: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: int64 */
            expires_in_ms: number;
        };
        VideoCallJoined: {
            /** Format: RoomId */
            room_id: RoomId;
            /** Format: CallPlace */
            place: CallPlace;
            call_type: components["schemas"]["CallKind"];
            guest: components["schemas"]["VideoCallGuest"];
            other: components["schemas"]["VideoCallSeat"];
        };
        VideoCallSeat: {
            person: string;
            display_name: string;
        };
        GuestToken: {
            token: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: int64 */
            expiresInMs: number;
        };
        /** @enum {string} */
        RoomEnd: "hungUp" | "connectionLost" | "endedByOwner" | "expired" | "empty" | "tooLong";
        /** @enum {string} */
        RoomStatus: "pending" | "active" | "ended";
        VideoCallStatus: {
            /** Format: RoomId */
            room_id: RoomId;
            status: components["schemas"]["RoomStatus"];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            ended_at: string | null;
            end_reason: components["schemas"]["RoomEnd"] | null;
            /** Format: int64 */
            duration_ms: number;
        };
        CreateVideoCallRequest: {
            call_type: components["schemas"]["CallKind"];
            people: components["schemas"]["InvitedPerson"][];
            /** Format: ChatId */
            chat_id?: ChatId | null;
            /** Format: int32 */
            expires_in?: number | null;
            callback_url?: string | null;
            single_use?: boolean | null;
        };
        InvitedPerson: {
            /** Format: UserId */
            user_id?: UserId | null;
            external_id?: string | null;
            display_name?: string | null;
        };
        CallLink: {
            person: components["schemas"]["VideoCallPerson"];
            url: string;
        };
        VideoCallCreated: {
            /** Format: RoomId */
            room_id: RoomId;
            call_type: components["schemas"]["CallKind"];
            status: components["schemas"]["RoomStatus"];
            /** Format: date-time */
            expires_at: string;
            links: components["schemas"]["CallLink"][];
            callback_secret: string | null;
        };
        VideoCallPerson: {
            /** Format: UserId */
            user_id: UserId | null;
            external_id: string | null;
            display_name: string;
        };
        AnswerRunRequest: {
            visibility: components["schemas"]["AnswerVisibility"];
            text: string;
        };
        /** @enum {string} */
        AnswerVisibility: "all" | "one";
        AnsweredRun: {
            /** Format: RunId */
            runId: RunId;
            /** Format: int64 */
            seq: number | null;
        };
        RegistrationMailRequest: {
            email: string;
            language: components["schemas"]["MailLanguage"];
        };
        RegistrationLinkRequest: {
            token: string;
        };
        RegistrationLinkLook: {
            email: string;
        };
        CreateMeetingRequest: {
            title: string;
            kind: components["schemas"]["CallKind"];
            options: components["schemas"]["MeetingOptionsRequest"];
            passcode: string | null;
            /** Format: date-time */
            startsAt: string | null;
            /** Format: date-time */
            endsAt: string | null;
            timeZone: string | null;
            repeats: components["schemas"]["MeetingRepetition"] | null;
            /** Format: date-time */
            repeatsUntil: string | null;
        };
        AttachmentView: {
            /** Format: AttachmentId */
            id: AttachmentId;
            name: string;
            mediaType: string;
            /** Format: int64 */
            size: number;
            image: components["schemas"]["ImageView"] | null;
        };
        ImageView: {
            /** Format: int32 */
            width: number;
            /** Format: int32 */
            height: number;
            thumbnail: boolean;
            moving: boolean;
        };
        EnterMeetingRequest: {
            name: string | null;
            passcode: string | null;
        };
        GuestIdentity: {
            person: string;
            name: string;
            token: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: int64 */
            expiresInMs: number;
        };
        MeetingEntry: {
            /** Format: MeetingId */
            meetingId: MeetingId;
            /** Format: CallPlace */
            place: CallPlace;
            title: string;
            kind: components["schemas"]["CallKind"];
            role: components["schemas"]["MeetingRole"];
            waits: boolean;
            guest: components["schemas"]["GuestIdentity"] | null;
        };
        BeginSecondFactorRequest: {
            password: string;
        };
        SecondFactorSetUp: {
            secret: string;
            uri: string;
            /** Format: int64 */
            expiresInMs: number;
        };
        PasswordAndCodeRequest: {
            password: string;
            code: string;
        };
        PushTestResult: {
            result: components["schemas"]["Result"];
        };
        /** @enum {string} */
        Result: "sent" | "switchedOff" | "notSubscribed" | "gone" | "unreachable" | "notAllowed" | "busy" | "refused";
        AddPasskeyRequest: {
            name: string;
            clientData: string;
            attestation: string;
        };
        ProofRequest: {
            password: string;
            code?: string | null;
        };
        PasskeySetUp: {
            challenge: string;
            host: string;
            user: string;
            username: string;
            displayName: string;
            algorithms: number[];
            present: string[];
            /** Format: int64 */
            expiresInMs: number;
        };
        ExportRequest: {
            password: string;
            code?: string | null;
        };
        Export: {
            state: components["schemas"]["ExportState"] | null;
            /** Format: date-time */
            askedAt: string | null;
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            total: number;
            parts: components["schemas"]["ExportPart"][];
            /** Format: date-time */
            expiresAt: string | null;
        };
        ExportPart: {
            /** Format: int32 */
            number: number;
            /** Format: int64 */
            bytes: number;
        };
        /** @enum {string} */
        ExportState: "waiting" | "running" | "done" | "failed" | "expired";
        ExportAddress: {
            address: string;
        };
        ConfirmEmailRequest: {
            token: string;
        };
        CreateBotRequest: {
            username: string;
            displayName: string;
            description: string;
        };
        /** @enum {string} */
        ApiScope: "readChats" | "sendMessages" | "createVideoCalls" | "react" | "replayWebhooks" | "receiveMessages" | "receiveMentions" | "answerCommands";
        CreateApiKeyRequest: {
            name: string;
            scopes: components["schemas"]["ApiScope"][];
            /** Format: int64 */
            expiresInSeconds: number | null;
        };
        ApiKey: {
            /** Format: ApiKeyId */
            id: ApiKeyId;
            name: string;
            scopes: components["schemas"]["ApiScope"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** Format: date-time */
            expiresAt: string | null;
        };
        CreatedApiKey: {
            key: components["schemas"]["ApiKey"];
            text: string;
        };
        Joined: {
            /** Format: ChatId */
            chatId: ChatId;
        };
        PostByWebhookRequest: {
            text: string;
            name: string | null;
            picture: string | null;
        };
        PostedByWebhook: {
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
        };
        /** @enum {string} */
        ChatType: "personal" | "group" | "channel";
        CreateChatRequest: {
            type: components["schemas"]["ChatType"];
            title: string;
            description: string;
            memberIds: UserId[];
        };
        Chat: {
            /** Format: ChatId */
            id: ChatId;
            type: components["schemas"]["ChatType"];
            title: string;
            description: string;
            handle: string | null;
            /** Format: AvatarId */
            avatar: AvatarId | null;
            rules: components["schemas"]["Rules"];
            /** Format: int64 */
            retryAfterMs: number;
            members: components["schemas"]["Member"][];
            timeOuts: components["schemas"]["TimeOutView"][];
            pinned: number[];
            allowed: components["schemas"]["ChatAction"][];
            /** Format: int64 */
            head: number;
            /** Format: int64 */
            readSeq: number;
            /** Format: int64 */
            unread: number;
            mentions: number[];
            missedCalls: number[];
            preferences: components["schemas"]["PreferencesView"];
            asked: UserId[];
        };
        /** @enum {string} */
        ChatAction: "read" | "post" | "mentionAll" | "skipSlowMode" | "pin" | "deleteOthersMessages" | "call" | "record" | "addMembers" | "invite" | "manageInvites" | "manageWebhooks" | "removeMembers" | "leave" | "changeProfile" | "changeRules" | "changeHandle" | "changeRoles" | "transferOwnership" | "deleteChat";
        Member: {
            user: components["schemas"]["User"];
            role: components["schemas"]["Role"];
        };
        PreferencesView: {
            /** Format: date-time */
            mutedUntil: string | null;
            /** Format: int64 */
            archivedSeq: number;
            markedUnread: boolean;
            /** Format: int64 */
            rev: number;
        };
        TimeOutView: {
            /** Format: UserId */
            userId: UserId;
            /** Format: date-time */
            until: string;
        };
        CreateWebhookRequest: {
            address: string;
            topics: components["schemas"]["WebhookTopic"][];
        };
        CreatedWebhook: {
            webhook: components["schemas"]["Webhook"];
            secret: string;
        };
        ReplayWebhookRequest: {
            /** Format: int64 */
            from: number;
        };
        Delivery: {
            /** Format: int64 */
            number: number;
            eventId: string;
            type: string;
            /** Format: int64 */
            seq: number | null;
            /** Format: date-time */
            at: string;
            outcome: components["schemas"]["Outcome"];
            /** Format: int32 */
            status: number | null;
            /** Format: int64 */
            durationMs: number;
            again: boolean;
        };
        /** @enum {string} */
        Outcome: "delivered" | "answeredOtherwise" | "timedOut" | "targetNotAllowed" | "unreachable";
        SendMessageRequest: {
            text: string;
            /** Format: int64 */
            replyTo: number | null;
            attachmentIds: AttachmentId[];
        };
        SentMessage: {
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
        };
        AddMembersRequest: {
            userIds: UserId[];
        };
        Asked: {
            asked: UserId[];
        };
        CreateInviteRequest: {
            /** Format: int64 */
            expiresInSeconds: number | null;
            /** Format: int32 */
            maxUses: number | null;
        };
        Invite: {
            /** Format: InviteId */
            id: InviteId;
            token: string;
            maker: components["schemas"]["User"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: int32 */
            maxUses: number | null;
            /** Format: int32 */
            uses: number;
        };
        CreateIncomingWebhookRequest: {
            name: string;
            picture: string | null;
        };
        CreatedIncomingWebhook: {
            webhook: components["schemas"]["IncomingWebhook"];
            path: string;
        };
        IncomingWebhook: {
            /** Format: IncomingWebhookId */
            id: IncomingWebhookId;
            /** Format: UserId */
            maker: UserId;
            name: string;
            picture: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            works: boolean;
            suspendedFor: string | null;
        };
        CallCheckRequest: {
            sdp: string;
            transport: components["schemas"]["RouterTransport"];
        };
        /** @enum {string} */
        RouterTransport: "udp" | "tcp";
        CallCheckAnswer: {
            sdp: string;
        };
        SecondStepRequest: {
            challenge: string;
            code: string;
        };
        Login: {
            accessToken: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: int64 */
            expiresInMs: number;
            user: components["schemas"]["User"];
            administrator: boolean;
            hasPassword: boolean;
            directoryPassword: boolean;
            secondFactorOwed: boolean;
        };
        RegisterRequest: {
            username: string;
            displayName: string;
            password: string;
            invite?: string | null;
            emailToken?: string | null;
        };
        FinishProviderLoginRequest: {
            state: string;
            code?: string | null;
            error?: string | null;
            iss?: string | null;
        };
        Challenge: {
            challenge: string;
            /** Format: int64 */
            expiresInMs: number;
            code: boolean;
            passkey: boolean;
        };
        ProviderLogin: {
            address: string;
        };
        AskResetRequest: {
            name: string;
            language: components["schemas"]["MailLanguage"];
        };
        LookResetRequest: {
            token: string;
        };
        ResetLook: {
            username: string;
        };
        ResetPasswordRequest: {
            token: string;
            newPassword: string;
        };
        PasskeyLoginRequest: {
            credential: string;
            clientData: string;
            authenticatorData: string;
            signature: string;
            user: string;
        };
        PasskeyAsked: {
            challenge: string;
            host: string;
            /** Format: int64 */
            expiresInMs: number;
        };
        LoginRequest: {
            username: string;
            password: string;
        };
        /** @enum {string} */
        ReportOutcome: "dismissed" | "acted";
        ResolveRequest: {
            outcome: components["schemas"]["ReportOutcome"];
            note: string;
        };
        PlaceView: {
            /** Format: ChatId */
            chatId: ChatId;
            type: components["schemas"]["ChatType"];
            title: string;
            /** Format: int64 */
            seq: number;
        };
        /** @enum {string} */
        ReportAction: "removeMessage" | "timeOut" | "ban" | "lock" | "lift";
        ReportAnswer: {
            report: components["schemas"]["ReportView"];
            users: components["schemas"]["User"][];
        };
        ReportView: {
            /** Format: ReportId */
            id: ReportId;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            reporter: UserId | null;
            kind: components["schemas"]["ReportKind"];
            text: string;
            /** Format: UserId */
            person: UserId | null;
            place: components["schemas"]["PlaceView"] | null;
            messages: components["schemas"]["ReportedMessageView"][];
            taken: components["schemas"]["TakenView"][];
            resolution: components["schemas"]["ResolutionView"] | null;
        };
        ReportedFile: {
            /** Format: AttachmentId */
            id: AttachmentId | null;
            name: string;
        };
        ReportedMessageView: {
            /** Format: int64 */
            seq: number;
            /** Format: UserId */
            author: UserId;
            webhook: string | null;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            editedAt: string | null;
            text: string;
            files: components["schemas"]["ReportedFile"][];
            reported: boolean;
        };
        ResolutionView: {
            /** Format: UserId */
            by: UserId;
            /** Format: date-time */
            at: string;
            outcome: components["schemas"]["ReportOutcome"];
            note: string;
        };
        TakenView: {
            action: components["schemas"]["ReportAction"];
            /** Format: UserId */
            by: UserId;
            /** Format: date-time */
            at: string;
        };
        ActionRequest: {
            action: components["schemas"]["ReportAction"];
            /** Format: int32 */
            minutes: number | null;
            reason: string;
        };
        CreateRegistrationInviteRequest: {
            /** Format: int64 */
            expiresInSeconds: number;
            /** Format: int32 */
            maxUses: number;
        };
        CreatedRegistrationInvite: {
            invite: components["schemas"]["RegistrationInvite"];
            token: string;
        };
        RegistrationInvite: {
            /** Format: RegistrationInviteId */
            id: RegistrationInviteId;
            maker: components["schemas"]["User"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: int32 */
            maxUses: number;
            /** Format: int32 */
            uses: number;
            sentTo: string | null;
        };
        MailRegistrationInviteRequest: {
            email: string;
            language: components["schemas"]["MailLanguage"];
            /** Format: int64 */
            expiresInSeconds: number;
        };
        MakePersonRequest: {
            username: string;
            displayName: string;
        };
        MadePerson: {
            person: components["schemas"]["Person"];
            token: string;
        };
        ResetLink: {
            token: string;
        };
        RefuseRequest: {
            reason: string;
        };
        /** @enum {string} */
        ErrorCode: "INVALID_REQUEST" | "INVALID_FRAME" | "UNKNOWN_FRAME_TYPE" | "FRAME_TOO_LARGE" | "NOT_AUTHENTICATED" | "TOKEN_INVALID" | "TOKEN_EXPIRED" | "BAD_CREDENTIALS" | "ACCOUNT_LOCKED" | "WRONG_PASSWORD" | "PASSWORD_TOO_COMMON" | "REFRESH_REUSED" | "CHALLENGE_INVALID" | "CODE_WRONG" | "SECOND_FACTOR_REQUIRED" | "SECOND_FACTOR_WRONG_STATE" | "PASSKEY_REFUSED" | "PASSKEY_EXPIRED" | "PASSKEY_UNKNOWN" | "PASSKEY_WRONG_ADDRESS" | "PASSKEY_EXISTS" | "PASSKEY_LIMIT_REACHED" | "PASSKEY_NOT_ALLOWED" | "PASSKEY_MISSING" | "LINK_INVALID" | "EMAIL_TAKEN" | "NO_MAIL" | "NO_PASSWORD" | "LOGIN_TOO_OLD" | "PASSWORD_LOGIN_OFF" | "PROVIDER_LOGIN_INVALID" | "PROVIDER_REFUSED" | "PROVIDER_ANSWER_INVALID" | "PROVIDER_UNAVAILABLE" | "PROVIDER_ACCOUNT_UNKNOWN" | "REGISTRATION_CLOSED" | "REGISTRATION_BY_INVITE" | "REGISTRATION_BY_EMAIL" | "EMAIL_DOMAIN_REFUSED" | "FORBIDDEN" | "API_KEY_NOT_ALLOWED" | "API_KEY_LIMIT_REACHED" | "BOT_NOT_FOUND" | "BOT_LIMIT_REACHED" | "SLASH_COMMAND_NOT_FOUND" | "RUN_NOT_FOUND" | "ANSWER_LIMIT_REACHED" | "NOT_FOUND" | "USER_NOT_FOUND" | "LAST_ADMINISTRATOR" | "USERNAME_TAKEN" | "USERNAME_CONFUSABLE" | "CHAT_NOT_FOUND" | "BLOCKED" | "MEMBER_LIMIT_REACHED" | "CHAT_LIMIT_REACHED" | "INVITE_NOT_FOUND" | "INVITE_EXPIRED" | "INVITE_USED_UP" | "INVITE_LIMIT_REACHED" | "WEBHOOK_NOT_FOUND" | "WEBHOOK_LIMIT_REACHED" | "WEBHOOK_SUSPENDED" | "REQUEST_NOT_FOUND" | "HANDLE_TAKEN" | "NOT_A_MEMBER" | "MESSAGE_NOT_FOUND" | "TEXT_INVISIBLE" | "TEXT_UNREADABLE" | "MESSAGE_EMPTY" | "MESSAGE_TOO_LONG" | "SLOW_MODE" | "TIMED_OUT" | "BANNED" | "REPORT_NOT_FOUND" | "REPORT_RESOLVED" | "MESSAGE_NOT_ALLOWED" | "MESSAGE_HELD" | "HELD_MESSAGE_NOT_FOUND" | "QUERY_EMPTY" | "QUERY_TOO_LONG" | "ATTACHMENT_NOT_FOUND" | "ATTACHMENT_TOO_LARGE" | "ATTACHMENT_QUOTA_EXCEEDED" | "STORAGE_QUOTA_EXCEEDED" | "IMAGE_INVALID" | "CALL_NOT_FOUND" | "CALL_BUSY" | "CALL_WRONG_STATE" | "REMOVED_FROM_CALL" | "CALL_ENCRYPTED" | "MEETING_NOT_FOUND" | "MEETING_ENDED" | "MEETING_LOCKED" | "MEETING_FULL" | "MEETING_LIMIT_REACHED" | "MEETING_CHAT_FULL" | "NOT_ADMITTED" | "PASSCODE_WRONG" | "REMOVED_FROM_MEETING" | "VIDEO_CALL_NOT_FOUND" | "VIDEO_CALL_ENDED" | "CALL_LINK_USED" | "RATE_LIMITED" | "UNAVAILABLE" | "STORAGE_FULL" | "INTERNAL";
        HeldMessageDecision: {
            sent: boolean;
            refused: components["schemas"]["ErrorCode"] | null;
        };
        DeleteChatRequest: {
            title: string;
        };
        VideoCall: {
            /** Format: RoomId */
            room_id: RoomId;
            call_type: components["schemas"]["CallKind"];
            /** Format: ChatId */
            chat_id: ChatId | null;
            people: components["schemas"]["VideoCallPerson"][];
            single_use: boolean;
            status: components["schemas"]["RoomStatus"];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            ended_at: string | null;
            end_reason: components["schemas"]["RoomEnd"] | null;
            /** Format: int64 */
            duration_ms: number;
            callback: components["schemas"]["VideoCallCallback"] | null;
        };
        VideoCallCallback: {
            url: string;
            /** Format: int32 */
            attempts: number;
            /** Format: date-time */
            next_attempt_at: string | null;
            /** Format: date-time */
            delivered_at: string | null;
        };
        CallLinkLook: {
            /** Format: RoomId */
            room_id: RoomId;
            call_type: components["schemas"]["CallKind"];
            status: components["schemas"]["RoomStatus"];
            /** Format: date-time */
            expires_at: string;
            display_name: string;
            other_display_name: string;
        };
        /** @enum {string} */
        PresenceState: "online" | "away" | "offline";
        PresenceView: {
            /** Format: UserId */
            userId: UserId;
            state: components["schemas"]["PresenceState"];
            /** Format: date-time */
            lastSeenAt: string | null;
        };
        UserPage: {
            users: components["schemas"]["User"][];
            presence: components["schemas"]["PresenceView"][];
            next: string | null;
        };
        UserList: {
            users: components["schemas"]["User"][];
        };
        MatchRange: {
            /** Format: int32 */
            start: number;
            /** Format: int32 */
            end: number;
        };
        SearchHit: {
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            text: string;
            ranges: components["schemas"]["MatchRange"][];
        };
        SearchPage: {
            hits: components["schemas"]["SearchHit"][];
            people: components["schemas"]["User"][];
            next: string | null;
            indexing: boolean;
        };
        Registration: {
            mode: components["schemas"]["RegistrationMode"];
            domains: string[];
        };
        RegistrationInviteLook: {
            /** Format: date-time */
            expiresAt: string;
        };
        MeetingPage: {
            meetings: components["schemas"]["Meeting"][];
            next: string | null;
        };
        AuthorView: {
            /** Format: Person */
            person: Person;
            name: string;
            guest: boolean;
        };
        MeetingChatDeleted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "meetingChat.deleted";
            /** Format: MeetingId */
            meetingId: MeetingId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["AuthorView"];
            /** Format: int64 */
            target: number;
        };
        MeetingChatEdited: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "meetingChat.edited";
            /** Format: MeetingId */
            meetingId: MeetingId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["AuthorView"];
            /** Format: int64 */
            target: number;
            text: string;
        };
        MeetingChatEvent: components["schemas"]["MeetingChatSent"] | components["schemas"]["MeetingChatEdited"] | components["schemas"]["MeetingChatDeleted"] | components["schemas"]["MeetingChatReacted"];
        MeetingChatPage: {
            events: components["schemas"]["MeetingChatEvent"][];
            /** Format: int64 */
            from: number;
            /** Format: int64 */
            head: number;
        };
        MeetingChatReacted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "meetingChat.reacted";
            /** Format: MeetingId */
            meetingId: MeetingId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["AuthorView"];
            /** Format: int64 */
            target: number;
            emoji: string;
            on: boolean;
        };
        MeetingChatSent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "meetingChat.sent";
            /** Format: MeetingId */
            meetingId: MeetingId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["AuthorView"];
            clientId: string;
            text: string;
            /** Format: int64 */
            replyTo: number | null;
            attachments: components["schemas"]["AttachmentView"][];
            /** Format: int64 */
            rev: number;
            /** Format: date-time */
            editedAt: string | null;
            deleted: boolean;
            reactions: components["schemas"]["PeopleReactionView"][];
        };
        PeopleReactionView: {
            emoji: string;
            people: components["schemas"]["AuthorView"][];
        };
        /** @enum {string} */
        CallEndReason: "declined" | "missed" | "cancelled" | "hungUp" | "connectionLost" | "endedByHost" | "failed" | "busy" | "lost";
        CallQuality: {
            /** Format: double */
            sentLostPercent: number;
            /** Format: double */
            receivedLostPercent: number;
            /** Format: int32 */
            roundTripMs: number;
            /** Format: int32 */
            jitterMs: number;
            route: components["schemas"]["MediaRoute"];
        };
        /** @enum {string} */
        MediaRoute: "unknown" | "directUdp" | "directTcp" | "relayUdp" | "relayTcp" | "routerUdp" | "routerTcp";
        MeetingCall: {
            /** Format: CallId */
            callId: CallId;
            kind: components["schemas"]["CallKind"];
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string;
            /** Format: int64 */
            durationMs: number;
            reason: components["schemas"]["CallEndReason"];
            /** Format: int32 */
            count: number;
            people: components["schemas"]["MeetingPersonView"][];
            quality: components["schemas"]["ParticipantQuality"][];
        };
        MeetingCallPage: {
            calls: components["schemas"]["MeetingCall"][];
            /** Format: CallId */
            next: CallId | null;
        };
        ParticipantQuality: {
            /** Format: Person */
            person: Person;
            quality: components["schemas"]["CallQuality"];
        };
        MeetingLook: {
            title: string;
            kind: components["schemas"]["CallKind"];
            /** Format: date-time */
            startsAt: string | null;
            /** Format: date-time */
            endsAt: string | null;
            needs: components["schemas"]["MeetingNeeds"];
            locked: boolean;
            startMuted: boolean;
            /** Format: int32 */
            count: number;
            people: components["schemas"]["MeetingPersonView"][];
            you: components["schemas"]["MeetingYou"] | null;
        };
        MeetingNeeds: {
            login: boolean;
            passcode: boolean;
            lobby: boolean;
        };
        MeetingYou: {
            /** Format: MeetingId */
            meetingId: MeetingId;
            /** Format: CallPlace */
            place: CallPlace;
            role: components["schemas"]["MeetingRole"];
        };
        OwnStorage: {
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            limit: number | null;
        };
        SecondFactor: {
            /** Format: date-time */
            since: string | null;
            /** Format: int32 */
            recoveryCodes: number;
            required: boolean;
        };
        Request: {
            /** Format: ChatId */
            chatId: ChatId;
            type: components["schemas"]["ChatType"];
            title: string;
            description: string;
            /** Format: int32 */
            memberCount: number;
            from: components["schemas"]["User"];
            /** Format: date-time */
            at: string;
        };
        RequestList: {
            requests: components["schemas"]["Request"][];
        };
        PushView: {
            enabled: boolean;
            publicKey: string;
            endpoint: string | null;
            logins: AuthSessionId[];
        };
        PasskeyAddressView: {
            host: string;
            origin: string | null;
        };
        PasskeyList: {
            passkeys: components["schemas"]["PasskeyView"][];
            /** Format: int32 */
            most: number;
            allowed: boolean;
            required: boolean;
            address: components["schemas"]["PasskeyAddressView"];
        };
        /** @enum {string} */
        NoticeKind: "messageRemoved" | "messageRefused" | "timedOut" | "banned" | "webhookFailed" | "webhookGone" | "webhookUnattended" | "webhookSuspended";
        NoticeList: {
            notices: components["schemas"]["NoticeView"][];
        };
        NoticeView: {
            /** Format: NoticeId */
            id: NoticeId;
            kind: components["schemas"]["NoticeKind"];
            /** Format: ChatId */
            chatId: ChatId;
            title: string;
            reason: string;
            /** Format: date-time */
            until: string | null;
            excerpt: string;
            byServer: boolean;
            /** Format: date-time */
            at: string;
        };
        LoginList: {
            logins: components["schemas"]["LoginView"][];
            notices: components["schemas"]["LoginNoticeView"][];
        };
        LoginNoticeView: {
            /** Format: AuthSessionId */
            id: AuthSessionId;
            whereabouts: components["schemas"]["WhereaboutsView"];
            /** Format: date-time */
            loggedInAt: string;
        };
        LoginView: {
            /** Format: AuthSessionId */
            id: AuthSessionId;
            current: boolean;
            whereabouts: components["schemas"]["WhereaboutsView"];
            /** Format: date-time */
            loggedInAt: string;
            /** Format: date-time */
            lastUsedAt: string;
        };
        WhereaboutsView: {
            browser: string | null;
            system: string | null;
            address: string;
        };
        OwnHeldMessage: {
            /** Format: ChatId */
            chatId: ChatId;
            clientId: string;
            /** Format: date-time */
            at: string;
        };
        OwnHeldMessageList: {
            messages: components["schemas"]["OwnHeldMessage"][];
        };
        BotList: {
            bots: components["schemas"]["Bot"][];
            /** Format: int32 */
            maxBots: number;
        };
        ApiKeyList: {
            keys: components["schemas"]["ApiKey"][];
            /** Format: int64 */
            maxLifetimeSeconds: number | null;
        };
        BlockList: {
            users: components["schemas"]["User"][];
        };
        Limits: {
            /** Format: int64 */
            maxFileBytes: number;
            /** Format: int32 */
            maxFiles: number;
            /** Format: int32 */
            maxGroupMembers: number;
            /** Format: int32 */
            maxChannelMembers: number;
            /** Format: int32 */
            maxChats: number;
            versionsShown: boolean;
            /** Format: int32 */
            keptDays: number | null;
        };
        ChatPreview: {
            /** Format: ChatId */
            chatId: ChatId | null;
            type: components["schemas"]["ChatType"];
            title: string;
            description: string;
            /** Format: int32 */
            memberCount: number;
            invitedBy: components["schemas"]["User"] | null;
            handle: string | null;
        };
        PublicChatPage: {
            chats: components["schemas"]["ChatPreview"][];
            next: string | null;
        };
        AvatarChanged: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "avatar.changed";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: AvatarId */
            avatar: AvatarId | null;
        };
        CallRecorded: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "call.recorded";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: CallId */
            callId: CallId;
            kind: string;
            outcome: string;
            /** Format: int64 */
            durationMs: number;
            /** Format: int32 */
            participantCount: number;
            participants: UserId[];
            declined: UserId[];
            missed: UserId[];
        };
        ChatCreated: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "chat.created";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            chatType: components["schemas"]["ChatType"];
            title: string;
            description: string;
            members: components["schemas"]["MemberView"][];
        };
        ChatDeleted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "chat.deleted";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
        };
        ChatEvent: components["schemas"]["ChatCreated"] | components["schemas"]["MembersAdded"] | components["schemas"]["MemberJoined"] | components["schemas"]["InviteCreated"] | components["schemas"]["InviteRevoked"] | components["schemas"]["HandleChanged"] | components["schemas"]["MemberRemoved"] | components["schemas"]["SanctionsChanged"] | components["schemas"]["MemberLeft"] | components["schemas"]["RoleChanged"] | components["schemas"]["OwnershipTransferred"] | components["schemas"]["ProfileChanged"] | components["schemas"]["AvatarChanged"] | components["schemas"]["RulesChanged"] | components["schemas"]["ChatDeleted"] | components["schemas"]["MessageSent"] | components["schemas"]["MessageEdited"] | components["schemas"]["MessageDeleted"] | components["schemas"]["MessagesRemoved"] | components["schemas"]["ReactionChanged"] | components["schemas"]["PinChanged"] | components["schemas"]["CallRecorded"];
        ChatList: {
            chats: components["schemas"]["ChatSummary"][];
            pinned: components["schemas"]["Pinned"];
        };
        ChatSummary: {
            /** Format: ChatId */
            id: ChatId;
            type: components["schemas"]["ChatType"];
            title: string;
            /** Format: AvatarId */
            avatar: AvatarId | null;
            /** Format: int32 */
            memberCount: number;
            peer: components["schemas"]["User"] | null;
            /** Format: int64 */
            head: number;
            last: components["schemas"]["ChatEvent"];
            lastActor: components["schemas"]["User"] | null;
            /** Format: int64 */
            readSeq: number;
            /** Format: int64 */
            unread: number;
            mentions: number[];
            missedCalls: number[];
            preferences: components["schemas"]["PreferencesView"];
        };
        ForwardView: {
            /** Format: UserId */
            author: UserId;
            /** Format: ChatId */
            chatId: ChatId | null;
            /** Format: int64 */
            seq: number;
        };
        HandleChanged: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "handle.changed";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            handle: string | null;
        };
        InviteCreated: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "invite.created";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: InviteId */
            inviteId: InviteId;
        };
        InviteRevoked: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "invite.revoked";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: InviteId */
            inviteId: InviteId;
        };
        MemberJoined: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "member.joined";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: UserId */
            invitedBy: UserId | null;
        };
        MemberLeft: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "member.left";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
        };
        MemberRemoved: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "member.removed";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: UserId */
            userId: UserId;
            banned: boolean;
        };
        MemberView: {
            /** Format: UserId */
            userId: UserId;
            role: components["schemas"]["Role"];
        };
        MembersAdded: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "members.added";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            members: components["schemas"]["MemberView"][];
        };
        MentionView: {
            /** Format: UserId */
            userId: UserId | null;
            /** Format: int32 */
            start: number;
            /** Format: int32 */
            length: number;
        };
        MessageDeleted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message.deleted";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: int64 */
            target: number;
            /** Format: UserId */
            author: UserId;
        };
        MessageEdited: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message.edited";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: int64 */
            target: number;
            text: string;
            mentions: components["schemas"]["MentionView"][];
        };
        MessageSent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message.sent";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            clientId: string;
            text: string;
            /** Format: int64 */
            replyTo: number | null;
            mentions: components["schemas"]["MentionView"][];
            forwarded: components["schemas"]["ForwardView"] | null;
            attachments: components["schemas"]["AttachmentView"][];
            webhook: components["schemas"]["WebhookAuthorView"] | null;
            run: components["schemas"]["RunNoteView"] | null;
            /** Format: int64 */
            rev: number;
            /** Format: date-time */
            editedAt: string | null;
            deleted: boolean;
            reactions: components["schemas"]["ReactionView"][];
        };
        MessagesRemoved: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "messages.removed";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            messages: components["schemas"]["RemovedMessageView"][];
        };
        OwnershipTransferred: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ownership.transferred";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: UserId */
            to: UserId;
            byServer: boolean;
        };
        PinChanged: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "pin.changed";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: int64 */
            target: number;
            pinned: boolean;
        };
        Pinned: {
            chatIds: ChatId[];
            /** Format: int64 */
            rev: number;
        };
        ProfileChanged: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "profile.changed";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            title: string;
            description: string;
        };
        ReactionChanged: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "reaction.changed";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: int64 */
            target: number;
            emoji: string;
            on: boolean;
        };
        ReactionView: {
            emoji: string;
            userIds: UserId[];
        };
        RemovedMessageView: {
            /** Format: int64 */
            seq: number;
            /** Format: UserId */
            author: UserId;
        };
        RoleChanged: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "role.changed";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: UserId */
            userId: UserId;
            role: components["schemas"]["Role"];
        };
        RulesChanged: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "rules.changed";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            posting: components["schemas"]["Audience"];
            adding: components["schemas"]["Audience"];
            calling: components["schemas"]["Audience"];
            /** Format: int32 */
            slowModeSeconds: number;
            /** Format: int32 */
            keptDays: number | null;
        };
        RunNoteView: {
            /** Format: UserId */
            userId: UserId;
            name: string;
        };
        SanctionsChanged: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sanctions.changed";
            /** Format: ChatId */
            chatId: ChatId;
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            /** Format: UserId */
            actor: UserId;
            /** Format: UserId */
            userId: UserId;
            banned: boolean;
            /** Format: date-time */
            timedOutUntil: string | null;
        };
        WebhookAuthorView: {
            name: string;
            picture: string | null;
        };
        WebhookList: {
            webhooks: components["schemas"]["Webhook"][];
        };
        DeliveryList: {
            deliveries: components["schemas"]["Delivery"][];
        };
        PrivateAnswerView: {
            /** Format: int32 */
            number: number;
            text: string;
            /** Format: date-time */
            at: string;
        };
        RunList: {
            runs: components["schemas"]["RunView"][];
        };
        /** @enum {string} */
        RunState: "waiting" | "answered" | "unanswered";
        RunView: {
            /** Format: RunId */
            id: RunId;
            /** Format: ChatId */
            chatId: ChatId;
            clientId: string;
            /** Format: UserId */
            botId: UserId;
            name: string;
            arguments: string;
            /** Format: date-time */
            startedAt: string;
            state: components["schemas"]["RunState"];
            /** Format: int64 */
            waitsForMs: number;
            answers: components["schemas"]["PrivateAnswerView"][];
            /** Format: int64 */
            rev: number;
        };
        VersionPage: {
            versions: components["schemas"]["VersionView"][];
            /** Format: int64 */
            next: number | null;
            complete: boolean;
        };
        VersionView: {
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            text: string;
            mentions: components["schemas"]["MentionView"][];
        };
        ReaderPage: {
            /** Format: int32 */
            count: number;
            users: components["schemas"]["User"][];
            /** Format: UserId */
            next: UserId | null;
        };
        LinkedMessageView: {
            /** Format: int64 */
            seq: number;
            /** Format: UserId */
            sender: UserId;
            webhook: components["schemas"]["WebhookAuthorView"] | null;
            /** Format: date-time */
            at: string;
            links: components["schemas"]["SharedLinkView"][];
        };
        SharedLinkView: {
            address: string;
            words: string | null;
        };
        SharedLinksPage: {
            messages: components["schemas"]["LinkedMessageView"][];
            people: components["schemas"]["User"][];
            next: string | null;
            indexing: boolean;
        };
        InviteList: {
            invites: components["schemas"]["Invite"][];
        };
        IncomingWebhookList: {
            webhooks: components["schemas"]["IncomingWebhook"][];
        };
        EventPage: {
            events: components["schemas"]["ChatEvent"][];
            /** Format: int64 */
            head: number;
        };
        ChatCommandList: {
            bots: components["schemas"]["CommandsOfBot"][];
        };
        CommandsOfBot: {
            bot: components["schemas"]["UserView"];
            commands: components["schemas"]["OfferedCommand"][];
        };
        UserView: {
            /** Format: UserId */
            id: UserId;
            username: string;
            displayName: string;
            deleted: boolean;
            bot: boolean;
            /** Format: AvatarId */
            avatar: AvatarId | null;
        };
        BanList: {
            people: components["schemas"]["BannedPerson"][];
        };
        BannedPerson: {
            user: components["schemas"]["User"];
            byServer: boolean;
        };
        /** @enum {string} */
        SharedKind: "all" | "images" | "files";
        SharedFileView: {
            attachment: components["schemas"]["AttachmentView"];
            /** Format: int64 */
            seq: number;
            /** Format: UserId */
            sender: UserId;
            /** Format: date-time */
            at: string;
        };
        SharedFilesPage: {
            files: components["schemas"]["SharedFileView"][];
            people: components["schemas"]["User"][];
            /** Format: AttachmentId */
            next: AttachmentId | null;
        };
        IceServer: {
            urls: string[];
            username: string | null;
            credential: string | null;
        };
        IceServers: {
            iceServers: components["schemas"]["IceServer"][];
            /** Format: date-time */
            expiresAt: string | null;
            scalableVideo: boolean;
        };
        CallHistory: {
            calls: components["schemas"]["PastCall"][];
            next: string | null;
            /** Format: int32 */
            missed: number;
        };
        /** @enum {string} */
        CallOutcome: "answered" | "declined" | "missed" | "cancelled" | "busy" | "failed";
        /** @enum {string} */
        CallPart: "tookPart" | "declined" | "missed";
        PastCall: {
            /** Format: CallId */
            id: CallId;
            /** Format: CallPlace */
            place: CallPlace;
            title: string | null;
            kind: components["schemas"]["CallKind"];
            /** Format: Person */
            startedBy: Person;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            answeredAt: string | null;
            /** Format: date-time */
            endedAt: string;
            outcome: components["schemas"]["CallOutcome"];
            reason: components["schemas"]["CallEndReason"];
            /** Format: int64 */
            durationMs: number;
            part: components["schemas"]["CallPart"];
            /** Format: int32 */
            participants: number;
            quality: components["schemas"]["ParticipantQuality"][];
        };
        MissedCalls: {
            /** Format: int32 */
            missed: number;
        };
        CallCheckPlan: {
            router: boolean;
            udp: string[];
            tcp: string[];
            iceServers: components["schemas"]["IceServer"][];
            origin: string;
            proxy: components["schemas"]["Proxy"];
        };
        /** @enum {string} */
        Proxy: "none" | "trusted" | "trustedAndSilent" | "untrusted";
        BotProfile: {
            /** Format: UserId */
            id: UserId;
            description: string;
        };
        LogInWays: {
            password: boolean;
            provider: components["schemas"]["ProviderView"] | null;
            directory: components["schemas"]["ProviderView"] | null;
            passkeys: components["schemas"]["PasskeyAddressView"];
        };
        ProviderView: {
            name: string;
        };
        AdministeredWebhook: {
            /** Format: WebhookId */
            id: WebhookId;
            /** Format: ChatId */
            chatId: ChatId;
            title: string;
            responsible: components["schemas"]["User"] | null;
            host: string;
            state: components["schemas"]["WebhookState"];
            /** Format: date-time */
            stateSince: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            failingSince: string | null;
            lastFailure: components["schemas"]["WebhookFailure"] | null;
            suspension: components["schemas"]["Suspension"] | null;
        };
        AdministeredWebhookPage: {
            webhooks: components["schemas"]["AdministeredWebhook"][];
            /** Format: WebhookId */
            next: WebhookId | null;
        };
        Suspension: {
            reason: string;
            /** Format: date-time */
            since: string;
        };
        WebhookFailure: {
            /** Format: date-time */
            at: string;
            outcome: components["schemas"]["Outcome"];
            /** Format: int32 */
            status: number | null;
        };
        Storage: {
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            files: number;
            quotas: components["schemas"]["Quotas"];
        };
        StoragePage: {
            people: components["schemas"]["StoragePerson"][];
            next: string | null;
        };
        Server: {
            id: string;
            address: string;
            version: string;
            /** Format: int32 */
            connections: number;
            /** Format: int32 */
            mediaPeople: number;
            draining: boolean;
            answering: boolean;
        };
        ServerList: {
            servers: components["schemas"]["Server"][];
        };
        ReportPage: {
            reports: components["schemas"]["ReportView"][];
            users: components["schemas"]["User"][];
            /** Format: ReportId */
            next: ReportId | null;
        };
        OpenReports: {
            /** Format: int32 */
            count: number;
        };
        RegistrationInviteList: {
            invites: components["schemas"]["RegistrationInvite"][];
        };
        /** @enum {string} */
        PeopleKind: "everybody" | "administrators" | "locked";
        PeoplePage: {
            people: components["schemas"]["Person"][];
            next: string | null;
        };
        LimitRate: {
            /** Format: int64 */
            permits: number;
            /** Format: int64 */
            perMs: number;
        };
        ReachedLimit: {
            limit: string;
            rates: components["schemas"]["LimitRate"][];
            /** Format: int64 */
            thisHour: number;
            /** Format: int64 */
            lastDay: number;
        };
        ReachedLimitList: {
            limits: components["schemas"]["ReachedLimit"][];
        };
        AdministeredIncomingWebhook: {
            /** Format: IncomingWebhookId */
            id: IncomingWebhookId;
            /** Format: ChatId */
            chatId: ChatId;
            title: string;
            maker: components["schemas"]["User"] | null;
            name: string;
            picture: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            suspension: components["schemas"]["Suspension"] | null;
        };
        AdministeredIncomingWebhookPage: {
            webhooks: components["schemas"]["AdministeredIncomingWebhook"][];
            /** Format: IncomingWebhookId */
            next: IncomingWebhookId | null;
        };
        HeldMessagePage: {
            messages: components["schemas"]["HeldMessageView"][];
            users: components["schemas"]["User"][];
            /** Format: HeldMessageId */
            next: HeldMessageId | null;
        };
        HeldMessageView: {
            /** Format: HeldMessageId */
            id: HeldMessageId;
            /** Format: date-time */
            at: string;
            /** Format: ChatId */
            chatId: ChatId;
            chatType: components["schemas"]["ChatType"];
            title: string;
            /** Format: UserId */
            sender: UserId;
            text: string;
            files: string[];
            word: string;
        };
        Consumer: {
            name: string;
            /** Format: int32 */
            chats: number;
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            oldestMs: number;
            /** Format: int32 */
            parked: number;
            /** Format: date-time */
            parkedSince: string | null;
            failure: string | null;
        };
        ConsumerList: {
            consumers: components["schemas"]["Consumer"][];
        };
        /** @enum {string} */
        ChatOrder: "bytes" | "lastMessage" | "members";
        AdministeredChat: {
            /** Format: ChatId */
            id: ChatId;
            type: components["schemas"]["ChatType"];
            title: string;
            owner: components["schemas"]["User"] | null;
            ownerless: boolean;
            /** Format: int32 */
            members: number;
            /** Format: int64 */
            messages: number;
            /** Format: int64 */
            bytes: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastMessageAt: string | null;
        };
        AdministeredChatPage: {
            chats: components["schemas"]["AdministeredChat"][];
            next: string | null;
        };
        HeirList: {
            users: components["schemas"]["User"][];
        };
        ChatCounts: {
            /** Format: int64 */
            groups: number;
            /** Format: int64 */
            channels: number;
            /** Format: int64 */
            personal: number;
        };
        /** @enum {string} */
        MediaPath: "direct" | "router";
        OngoingCall: {
            /** Format: CallId */
            id: CallId;
            where: components["schemas"]["Where"];
            title: string | null;
            kind: components["schemas"]["CallKind"];
            mediaPath: components["schemas"]["MediaPath"];
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            answeredAt: string | null;
            /** Format: int32 */
            people: number;
            /** Format: int32 */
            ringing: number;
            router: string | null;
            encrypted: boolean;
            recorded: boolean;
        };
        OngoingCallList: {
            calls: components["schemas"]["OngoingCall"][];
        };
        /** @enum {string} */
        Where: "personal" | "group" | "channel" | "meeting" | "videoCall" | "nowhere";
        Finding: {
            subject: components["schemas"]["Subject"];
            verdict: components["schemas"]["Verdict"];
            reason: components["schemas"]["Reason"] | null;
            facts: {
                [key: string]: string;
            };
        };
        FindingList: {
            findings: components["schemas"]["Finding"][];
        };
        /** @enum {string} */
        Reason: "routerOff" | "tcpOff" | "privateAddress" | "loopbackAddress" | "noRelay" | "relayAddressWrong" | "relayUnknown" | "relaySilent" | "relayTls" | "relaySecret" | "relayRefuses" | "insecure" | "otherAddress" | "untrustedProxy" | "silentProxy" | "noPublicAddress" | "certificateUnseen" | "certificateNoTls" | "certificateExpired" | "certificateNotYetValid" | "certificateOfAnotherHost" | "certificateSelfSigned" | "certificateOfUnknownIssuer" | "certificateChainIncomplete" | "certificateEndsSoon";
        /** @enum {string} */
        Subject: "router" | "addresses" | "tcp" | "relay" | "origin" | "proxy" | "certificate";
        /** @enum {string} */
        Verdict: "passed" | "warned" | "failed" | "skipped";
        /** @enum {string} */
        AuditKind: "loggedIn" | "loginFailed" | "registered" | "personMade" | "providerLinked" | "loginEndedByProvider" | "administratorMade" | "administratorDismissed" | "accountLocked" | "accountUnlocked" | "loginsEnded" | "resetLinkMade" | "passwordChanged" | "passwordReset" | "emailChanged" | "emailRemoved" | "secondFactorOn" | "secondFactorOff" | "secondFactorReset" | "secondFactorFailed" | "recoveryCodeUsed" | "recoveryCodesMade" | "secondFactorRuleChanged" | "passkeyAdded" | "passkeyRemoved" | "passkeyCloned" | "passkeyRuleChanged" | "versionsRuleChanged" | "retentionChanged" | "holdPlaced" | "holdLifted" | "messageRemoved" | "memberTimedOut" | "memberBanned" | "sanctionsLifted" | "reportResolved" | "reportedFileOpened" | "memberAdded" | "memberRemoved" | "roleChanged" | "ownershipTransferred" | "sanctionsChanged" | "chatRulesChanged" | "filteredWordSet" | "filteredWordRemoved" | "heldMessageApproved" | "heldMessageRefused" | "chatHandedOver" | "chatDeleted" | "quotasChanged" | "personQuotaChanged" | "registrationChanged" | "inviteMade" | "inviteRevoked" | "apiKeyMade" | "apiKeyRevoked" | "serverBotMade" | "serverBotChanged" | "serverBotDeleted" | "webhookMade" | "webhookChanged" | "webhookDeleted" | "incomingWebhookMade" | "incomingWebhookDeleted" | "webhookSuspended" | "webhookAllowed" | "logExported" | "dataExported" | "dataDownloaded";
        AuditEntry: {
            /** Format: AuditEntryId */
            id: AuditEntryId;
            /** Format: date-time */
            at: string;
            kind: components["schemas"]["AuditKind"];
            /** Format: UserId */
            actor: UserId | null;
            /** Format: UserId */
            person: UserId | null;
            address: string | null;
            details: {
                [key: string]: string;
            };
        };
        AuditPage: {
            entries: components["schemas"]["AuditEntry"][];
            users: components["schemas"]["User"][];
            next: string | null;
        };
        DeleteAccountRequest: {
            password: string;
        };
        RemoveEmailRequest: {
            password: string;
        };
        Problem: {
            type: string;
            title: string;
            /** Format: int32 */
            status: number;
            code: components["schemas"]["ErrorCode"];
            retryable: boolean;
            details: {
                [key: string]: unknown;
            };
            correlationId?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    reportReportPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMeetingRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingDelete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingRemovePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                meetingId: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingReadmit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                meetingId: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingSetPasscode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasscodeRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingSetLocked: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LockRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingAddCoHost: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                meetingId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingRemoveCoHost: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                meetingId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactorGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactorTurnOn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactorTurnOff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAndCodeRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pushSubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscribeRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pushUnsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    presenceChoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceChoice"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    presenceChoose: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresenceChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceChoice"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preferencesPin: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PinChatsRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passwordChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeyRename: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePasskeyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyView"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeyRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkeyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    userRename: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    emailOwn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnEmail"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    emailChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnEmail"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    emailRemove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveEmailRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    digestOwn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnDigest"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    digestChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DigestRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnDigest"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBotRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bot"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botPutAvatar: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bot"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botDeleteAvatar: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bot"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blockBlock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blockUnblock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    userAvatarPut: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    userAvatarDelete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestChoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddingChoice"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestChoose: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddingChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddingChoice"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhookChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWebhookRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhookRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preferencesMarkUnread: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkUnreadRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membershipChangeRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rules"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membershipChangeProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProfileRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membershipTransferOwnership: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferOwnershipRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preferencesMute: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MuteRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportReportMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
                seq: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    messageReact: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
                seq: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReactionRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sanctionTimeOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimeOutRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sanctionEndTimeOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membershipChangeRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeRoleRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publicChatPublish: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publicChatUnpublish: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sanctionBan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BanRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sanctionUnban: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatAvatarPut: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatAvatarDelete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preferencesArchive: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callHistoryMarkSeen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botCommandOwnCommands: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botCommandRegister: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterCommandsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wordListList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilteredWordList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wordListPut: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilteredWordRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilteredWordList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    allWebhooksSuspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                administeredWebhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendWebhookRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    allWebhooksAllow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                administeredWebhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storageChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotasRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quotas"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storageChangePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonQuotaRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoragePerson"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactorRuleGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorDemand"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactorRuleChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorDemandRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorDemand"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retentionGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retentionChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retentionHold: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                heldId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationSettingsGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationSettings"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationSettingsChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistrationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationSettings"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peopleLock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peopleSetAdministrator: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdministratorRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeyRuleGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorDemand"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeyRuleChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorDemandRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorDemand"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    messageSettingsGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSettings"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    messageSettingsChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageSettingsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSettings"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    allIncomingWebhooksSuspend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                administeredWebhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendWebhookRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    allIncomingWebhooksAllow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                administeredWebhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatsHandOver: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                administeredChatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serverBotChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBotRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bot"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serverBotDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serverBotPutAvatar: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bot"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serverBotDeleteAvatar: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bot"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callLinkJoin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roomId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinVideoCallRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCallJoined"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    guestTokenRenewInRoom: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roomId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestToken"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    videoCallEnd: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roomId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCallStatus"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    videoCallCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVideoCallRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCallCreated"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runAnswerAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                runId: RunId;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerRunRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredRun"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationAsk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistrationMailRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationLookAtLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistrationLinkRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationLinkLook"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingList: {
        parameters: {
            query: {
                state: components["schemas"]["MeetingState"];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMeetingRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    guestTokenRenew: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestToken"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingEnd: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingChatUploadToMeeting: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentView"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingLinkEnter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnterMeetingRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingEntry"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactorBegin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginSecondFactorRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorSetUp"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactorRenew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAndCodeRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestAccept: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pushTest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushTestResult"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeyList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeyAdd: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPasskeyRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyView"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeyBegin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeySetUp"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dataExportGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dataExportAsk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dataExportRemove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dataExportAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportAddress"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    emailConfirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmEmailRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnEmail"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBotRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bot"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botKeyList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botKeyCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeyList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeyCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteJoin: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hookPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
                secret: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostByWebhookRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostedByWebhook"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publicChatJoin: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    digestOffAsk: {
        parameters: {
            query: {
                /** @description that of the link */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    digestOffSwitchOff: {
        parameters: {
            query: {
                /** @description that of the link */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChatRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhookList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhookCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhook"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhookRotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhook"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhookReplay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayWebhookRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhookSendAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
                webhookId: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    messageSend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMessage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membershipAdd: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMembersRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membershipLeave: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInviteRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invite"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    incomingWebhookList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncomingWebhookList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    incomingWebhookCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateIncomingWebhookRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedIncomingWebhook"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sharedFilesSharedFiles: {
        parameters: {
            query?: {
                kind?: components["schemas"]["SharedKind"];
                before?: string;
                limit?: number;
            };
            header?: never;
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedFilesPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachmentUpload: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentView"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callCheckPlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallCheckPlan"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callCheckConnect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallCheckRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallCheckAnswer"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logInFinish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondStepRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authRefresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                parley_refresh?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providerFinish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishProviderLoginRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providerBegin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderLogin"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passwordResetAsk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskResetRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passwordResetLook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookResetRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetLook"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passwordResetFinish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeyLogInFinish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyLoginRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    passkeyLogInBegin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyAsked"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authLogOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                parley_refresh?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logInLogIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    directoryLogIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportQueueResolve: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportAnswer"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportQueueAct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportAnswer"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationSettingsList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationInviteList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationSettingsInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateRegistrationInviteRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedRegistrationInvite"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationSettingsSend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailRegistrationInviteRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationInvite"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peopleList: {
        parameters: {
            query?: {
                query?: string;
                kind?: components["schemas"]["PeopleKind"];
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peopleMake: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakePersonRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadePerson"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peopleMakeResetLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetLink"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peopleEndLogins: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    heldQueueRefuse: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                heldId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldMessageDecision"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    heldQueueApprove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                heldId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldMessageDecision"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consumersRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consumer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatsDelete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                administeredChatId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteChatRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serverBotList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serverBotCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBotRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bot"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serverBotKeyList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serverBotKeyCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    videoCallGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roomId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCall"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    videoCallDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roomId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callLinkVerify: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path: {
                roomId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallLinkLook"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    videoCallStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roomId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCallStatus"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    userSearch: {
        parameters: {
            query?: {
                query?: string;
                cursor?: string;
                online?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    userUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    userAvatarGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
                avatarId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    userKnown: {
        parameters: {
            query: {
                ids: UserId[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchFind: {
        parameters: {
            query?: {
                query?: string;
                chatId?: string;
                author?: string;
                from?: string;
                to?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registration"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationLook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationInviteLook"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingCalendarCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar;charset=UTF-8": string;
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingChatChat: {
        parameters: {
            query?: {
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingChatPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingCalls: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingCallPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingChatContentInMeeting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                meetingId: string;
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingChatDiscardInMeeting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                meetingId: string;
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingChatThumbnailInMeeting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                meetingId: string;
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meetingLinkLook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingLook"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    userMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    userDelete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteAccountRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownStorageGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnStorage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pushGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushView"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noticeList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loginList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loginEndOthers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownHeldMessageList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnHeldMessageList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownHeldMessageWithdraw: {
        parameters: {
            query: {
                chatId: string;
                clientId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botCommandCommandsOfBot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    blockList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    limitsLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitePreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatPreview"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportDownloadDownload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publicChatSearch: {
        parameters: {
            query?: {
                query?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicChatPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publicChatPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatPreview"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membershipDelete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhookDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatCommandOwnRuns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    versionVersions: {
        parameters: {
            query?: {
                before?: number;
            };
            header?: never;
            path: {
                chatId: string;
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatReaders: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                chatId: string;
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReaderPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sharedLinksSharedLinks: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedLinksPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatEvents: {
        parameters: {
            query?: {
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatCommandCommandsOfChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatCommandList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sanctionBans: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BanList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatAvatarGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
                avatarId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachmentContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachmentDiscard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachmentThumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    iceIceServers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IceServers"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callHistoryList: {
        parameters: {
            query?: {
                chatId?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallHistory"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    callHistoryMissed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissedCalls"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botProfileProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotProfile"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    providerWays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogInWays"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    allWebhooksList: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredWebhookPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storageGet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Storage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    storagePeople: {
        parameters: {
            query?: {
                query?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoragePage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serversRunning: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportQueueList: {
        parameters: {
            query?: {
                open?: boolean;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportQueueFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: string;
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportQueueCountOpen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenReports"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reachedLimitsWithinADay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReachedLimitList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    allIncomingWebhooksList: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredIncomingWebhookPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    heldQueueList: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldMessagePage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consumersAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsumerList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatsList: {
        parameters: {
            query?: {
                query?: string;
                type?: components["schemas"]["ChatType"];
                order?: components["schemas"]["ChatOrder"];
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministeredChatPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatsHeirs: {
        parameters: {
            query?: {
                query?: string;
            };
            header?: never;
            path: {
                administeredChatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeirList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatsCounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatCounts"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ongoingCallsAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OngoingCallList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serverCheckLook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serverBotCommandList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                botId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auditList: {
        parameters: {
            query?: {
                kind?: components["schemas"]["AuditKind"];
                actor?: string;
                person?: string;
                from?: string;
                until?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auditExport: {
        parameters: {
            query?: {
                kind?: components["schemas"]["AuditKind"];
                actor?: string;
                person?: string;
                from?: string;
                until?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestDecline: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noticeSeen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                noticeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loginEnd: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                loginId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loginDismissNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                loginId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botCommandRemoveCommand: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                botId: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    botKeyRevoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                botId: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeyRevoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chatCommandDismiss: {
        parameters: {
            query: {
                rev: number;
            };
            header?: never;
            path: {
                chatId: string;
                runId: RunId;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    membershipRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteRevoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                chatId: string;
                inviteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    incomingWebhookRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chatId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wordListRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                wordId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilteredWordList"];
                };
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registrationSettingsRevoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inviteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peopleResetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serverBotCommandRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The client's own id of the change, in quotes; a repeat with the same one changes nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                botId: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    serverBotKeyRevoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                botId: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal or failure */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
