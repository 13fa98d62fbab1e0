import type { Bytes } from './bytes'
import { encryptionShelf } from './encryptionShelf'
import type { Person } from '@/realtime/protocol.gen'

/** Who a person is to the others in this browser, from call to call. */
export interface Identity {
  publicKey: Bytes
  sign: (message: Bytes) => Promise<Bytes>
}

/**
 * The identity of this user in this browser profile; made at the first call, and kept so that no script can read its private
 * key. Where nothing can be kept (a private window), it lasts as long as the page.
 */
export async function openIdentity(user: Person): Promise<Identity> {
  const kept = await encryptionShelf.identity(user)
  const pair = kept ?? (await encryptionShelf.keepIdentity(user, await newPair()))
  return identityOf(pair)
}

export async function newIdentity(): Promise<Identity> {
  return identityOf(await newPair())
}

async function newPair(): Promise<CryptoKeyPair> {
  return (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
}

async function identityOf({ publicKey, privateKey }: CryptoKeyPair): Promise<Identity> {
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)),
    sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, message)),
  }
}
