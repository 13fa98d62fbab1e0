import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isChatEvent } from './frames'
import type { ClientFrame, ServerFrame } from './protocol.gen'

const FOLDER = join(import.meta.dirname, '../../../docs/protocol/examples')

/** A frame that is not named here does not compile; one without an example fails below. */
const CLIENT: Record<ClientFrame['type'], true> = {
  'session.authenticate': true,
  'session.ping': true,
  'message.send': true,
  'chat.catchUp': true,
  'readMarker.move': true,
  'call.start': true,
  'call.accept': true,
  'call.decline': true,
  'call.cancel': true,
  'call.join': true,
  'call.leave': true,
  'call.setMedia': true,
  'call.offer': true,
  'call.answer': true,
  'call.candidate': true,
}

/** The value says whether the frame is an event of a chat's log. */
const SERVER: Record<ServerFrame['type'], boolean> = {
  'session.ready': false,
  'session.pong': false,
  'request.done': false,
  error: false,
  'message.accepted': false,
  'chat.log': false,
  'readMarker.moved': false,
  'chat.created': true,
  'members.added': true,
  'message.sent': true,
  'call.recorded': true,
  'call.started': false,
  'call.ringing': false,
  'call.changed': false,
  'call.ended': false,
  'call.offered': false,
  'call.answered': false,
  'call.candidateFound': false,
}

function examples(side: 'client' | 'server'): [string, { type: string }][] {
  return readdirSync(join(FOLDER, side)).map((file) => [
    file.replace(/\.json$/, ''),
    JSON.parse(readFileSync(join(FOLDER, side, file), 'utf8')) as { type: string },
  ])
}

describe('the examples of the protocol', () => {
  it('are there for every frame, and for no other', () => {
    expect(
      examples('client')
        .map(([name]) => name)
        .sort(),
    ).toEqual(Object.keys(CLIENT).sort())
    expect(
      examples('server')
        .map(([name]) => name)
        .sort(),
    ).toEqual(Object.keys(SERVER).sort())
  })

  it.each([...examples('client'), ...examples('server')])('%s has its type', (name, frame) => {
    expect(frame.type).toBe(name)
  })

  it.each(examples('server'))('%s is told from the events of a log', (name, frame) => {
    expect(isChatEvent(frame as ServerFrame)).toBe(SERVER[name as ServerFrame['type']])
  })
})
