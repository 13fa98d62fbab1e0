import type { ChatEvent } from '@/realtime/protocol.gen'

/** What is offered beside a call that the person logged in has missed; whoever knows of calls fills it. */
export interface MissedCallSlot {
  'missed-call'?: (props: { call: Extract<ChatEvent, { type: 'call.recorded' }> }) => unknown
}
