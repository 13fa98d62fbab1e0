import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Replies } from './frames'
import { isChatEvent } from './frames'
import type { ClientFrame, ServerFrame } from './protocol.gen'

const EXAMPLES = join(import.meta.dirname, '../../../docs/protocol/examples')

/** Each type by name, so that a frame that is new to the page fails to compile here, and one without an example fails. */
const SERVER: Record<ServerFrame['type'], true> = {
  'session.ready': true,
  'session.guestReady': true,
  'session.pong': true,
  'request.done': true,
  error: true,
  'message.accepted': true,
  'message.forwarded': true,
  'chat.log': true,
  'readMarker.moved': true,
  'preferences.changed': true,
  'pinnedChats.changed': true,
  'block.changed': true,
  'requests.changed': true,
  'notices.changed': true,
  'run.started': true,
  'run.answered': true,
  'run.told': true,
  'run.changed': true,
  'run.dismissed': true,
  'user.changed': true,
  'logins.changed': true,
  'secondFactor.changed': true,
  'chat.created': true,
  'members.added': true,
  'member.joined': true,
  'invite.created': true,
  'invite.revoked': true,
  'handle.changed': true,
  'member.removed': true,
  'sanctions.changed': true,
  'member.left': true,
  'role.changed': true,
  'ownership.transferred': true,
  'profile.changed': true,
  'avatar.changed': true,
  'rules.changed': true,
  'chat.deleted': true,
  'message.sent': true,
  'message.edited': true,
  'message.deleted': true,
  'messages.removed': true,
  'reaction.changed': true,
  'pin.changed': true,
  'call.recorded': true,
  'presence.watched': true,
  'presence.changed': true,
  'chat.watched': true,
  'typing.changed': true,
  'readMarker.seen': true,
  'meeting.entered': true,
  'meeting.changed': true,
  'meeting.lobbyChanged': true,
  'meeting.admitted': true,
  'meeting.refused': true,
  'meeting.ended': true,
  'meetingChat.accepted': true,
  'meetingChat.log': true,
  'meetingChat.sent': true,
  'meetingChat.edited': true,
  'meetingChat.deleted': true,
  'meetingChat.reacted': true,
  'call.started': true,
  'call.ringing': true,
  'call.changed': true,
  'call.state': true,
  'call.tracksChanged': true,
  'call.speakersChanged': true,
  'call.removed': true,
  'call.unmuteAsked': true,
  'call.reacted': true,
  'call.hearingReported': true,
  'call.ended': true,
  'calls.listed': true,
  'chatCall.changed': true,
  'chatCall.ended': true,
  'chatCalls.listed': true,
  'callHistory.changed': true,
  'call.offered': true,
  'call.answered': true,
  'call.restartAsked': true,
  'call.routerMoved': true,
  'call.tracksPaused': true,
  'call.keyReceived': true,
  'call.keyAsked': true,
  'call.candidateFound': true,
}

const CLIENT: Record<ClientFrame['type'] & keyof Replies, true> = {
  'session.authenticate': true,
  'session.ping': true,
  'message.send': true,
  'message.forward': true,
  'message.edit': true,
  'message.delete': true,
  'reaction.set': true,
  'pin.set': true,
  'run.start': true,
  'run.answer': true,
  'chat.catchUp': true,
  'readMarker.move': true,
  'presence.set': true,
  'presence.watch': true,
  'chat.watch': true,
  'typing.start': true,
  'meeting.enter': true,
  'meeting.leave': true,
  'meeting.admit': true,
  'meeting.refuse': true,
  'meetingChat.send': true,
  'meetingChat.edit': true,
  'meetingChat.delete': true,
  'meetingChat.react': true,
  'meetingChat.catchUp': true,
  'call.start': true,
  'call.accept': true,
  'call.decline': true,
  'call.cancel': true,
  'call.join': true,
  'call.leave': true,
  'call.end': true,
  'call.setTracks': true,
  'call.mute': true,
  'call.unmute': true,
  'call.askUnmute': true,
  'call.remove': true,
  'call.raiseHand': true,
  'call.startRecording': true,
  'call.stopRecording': true,
  'call.agreeToRecording': true,
  'call.lowerHand': true,
  'call.react': true,
  'call.subscribe': true,
  'call.ring': true,
  'call.reroute': true,
  'call.get': true,
  'call.reportQuality': true,
  'call.reportHearing': true,
  'call.restart': true,
  'call.offer': true,
  'call.answer': true,
  'call.sendKeys': true,
  'call.askKey': true,
  'call.candidate': true,
}

function examples(side: 'client' | 'server') {
  return readdirSync(join(EXAMPLES, side)).map((file) => ({
    file,
    frame: JSON.parse(readFileSync(join(EXAMPLES, side, file), 'utf8')) as { type: string },
  }))
}

describe.each([
  ['server', SERVER],
  ['client', CLIENT],
] as const)('the frames of the %s', (side, known) => {
  it('each have an example, and each example is of a known frame', () => {
    expect(
      examples(side)
        .map(({ frame }) => frame.type)
        .sort(),
    ).toEqual(Object.keys(known).sort())
  })

  it('each stand in the file of their name', () => {
    for (const { file, frame } of examples(side)) {
      expect(file).toBe(`${frame.type}.json`)
    }
  })
})

it('tells the events of a log by their seq', () => {
  for (const { frame } of examples('server')) {
    expect(isChatEvent(frame as ServerFrame)).toBe('seq' in frame && 'actor' in frame)
  }
})
