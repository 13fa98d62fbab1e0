import type { components } from './schema.gen'

type Schemas = components['schemas']

export type User = Schemas['User']
export type RegisterRequest = Schemas['RegisterRequest']
export type LoginRequest = Schemas['LoginRequest']
export type Login = Schemas['Login']
export type UserList = Schemas['UserList']
export type Limits = Schemas['Limits']
export type UserPage = Schemas['UserPage']
export type SearchPage = Schemas['SearchPage']
export type SearchHit = Schemas['SearchHit']
export type SharedFile = Schemas['SharedFileView']
export type SharedFilesPage = Schemas['SharedFilesPage']
export type MatchRange = Schemas['MatchRange']
export type CreateChatRequest = Schemas['CreateChatRequest']
export type ChangeProfileRequest = Schemas['ChangeProfileRequest']
export type Rules = Schemas['Rules']
export type CreateInviteRequest = Schemas['CreateInviteRequest']
export type Invite = Schemas['Invite']
export type InviteList = Schemas['InviteList']
export type ChatPreview = Schemas['ChatPreview']
export type Joined = Schemas['Joined']
export type PublicChatPage = Schemas['PublicChatPage']

export type Webhook = Schemas['Webhook']
export type WebhookList = Schemas['WebhookList']
export type WebhookTopic = Webhook['topics'][number]
export type CreatedWebhook = Schemas['CreatedWebhook']
export type Delivery = Schemas['Delivery']
export type DeliveryList = Schemas['DeliveryList']
export type IncomingWebhook = Schemas['IncomingWebhook']
export type IncomingWebhookList = Schemas['IncomingWebhookList']
export type CreatedIncomingWebhook = Schemas['CreatedIncomingWebhook']

export type ApiKey = Schemas['ApiKey']
export type ApiKeyList = Schemas['ApiKeyList']
export type ApiScope = Schemas['ApiScope']
export type CreateApiKeyRequest = Schemas['CreateApiKeyRequest']
export type CreatedApiKey = Schemas['CreatedApiKey']

export type Bot = Schemas['Bot']
export type BotProfile = Schemas['BotProfile']
export type BotList = Schemas['BotList']
export type ChangeBotRequest = Schemas['ChangeBotRequest']
export type CreateBotRequest = Schemas['CreateBotRequest']

export type OfferedCommand = Schemas['OfferedCommand']
export type CommandList = Schemas['CommandList']
export type ChatCommandList = Schemas['ChatCommandList']
export type RunList = Schemas['RunList']

export type PresenceChoice = Schemas['PresenceChoice']
export type ReaderPage = Schemas['ReaderPage']

export type Chat = Schemas['Chat']
/** What the person logged in may do in a chat; the server decides, the page only leaves out what would be refused. */
export type ChatAction = Schemas['ChatAction']
export type ChatList = Schemas['ChatList']
/** How the person logged in wants to have a chat. */
export type Preferences = Schemas['PreferencesView']
export type PinnedChats = Schemas['Pinned']
export type BlockList = Schemas['BlockList']
export type AddingChoice = Schemas['AddingChoice']
export type ChatRequest = Schemas['RequestList']['requests'][number]
export type ChatRequestList = Schemas['RequestList']
export type Asked = Schemas['Asked']
export type EventPage = Schemas['EventPage']
/** As the server has it, but that the page's own entry of a chat which it has just heard of has no last event yet. */
export type ChatSummary = Omit<Schemas['ChatSummary'], 'last'> & {
  last: Schemas['ChatSummary']['last'] | null
}

export type PastCall = Schemas['PastCall']
export type CallHistoryPage = Schemas['CallHistory']
export type MissedCalls = Schemas['MissedCalls']

export type IceServer = Schemas['IceServer']
export type IceServers = Schemas['IceServers']
export type ProblemDetails = Schemas['Problem']

export type Meeting = Schemas['Meeting']
export type MeetingChatPage = Schemas['MeetingChatPage']
export type MeetingPage = Schemas['MeetingPage']
export type MeetingState = Schemas['MeetingState']
export type MeetingOptions = Schemas['MeetingOptionsRequest']
export type CreateMeetingRequest = Schemas['CreateMeetingRequest']
export type ChangeMeetingRequest = Schemas['ChangeMeetingRequest']
export type MeetingLook = Schemas['MeetingLook']
export type MeetingEntry = Schemas['MeetingEntry']
export type MeetingPerson = Schemas['MeetingPersonView']
export type MeetingCall = Schemas['MeetingCall']
export type MeetingCallPage = Schemas['MeetingCallPage']
export type GuestToken = Schemas['GuestToken']

export type CallLinkLook = Schemas['CallLinkLook']
export type VideoCallJoined = Schemas['VideoCallJoined']
