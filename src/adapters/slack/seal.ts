import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'

/** Encrypts and decrypts texts, each under the name that it is kept by. */
export interface Seal {
  readonly seal: (name: string, text: string) => string
  /** Undefined where the text was altered, is kept under another name, or was sealed with another secret. */
  readonly open: (name: string, sealed: string) => string | undefined
}

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const VERSION = 'v1'

/** AES-256-GCM under a key derived from a secret by scrypt. The name is authenticated, so that two texts cannot be swapped. */
export function createSeal(secret: string): Seal {
  // The salt tells this key from any other use of the secret; a random one would have to be kept beside the key.
  const key = scryptSync(secret, 'summit/slack/installations', 32)
  return {
    seal: (name, text) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(name))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    open: (name, sealed) => {
      const [version, body = ''] = sealed.split('.')
      const bytes = Buffer.from(body, 'base64url')
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(name))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      try {
        const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8')
        return text + decipher.final('utf8')
      } catch {
        // Not authentic; why, nobody can tell.
        return undefined
      }
    },
  }
}
