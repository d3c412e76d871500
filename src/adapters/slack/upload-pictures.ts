import { setTimeout as wait } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import { drawPictures } from '../../reply/draw-pictures.ts'
import type { Picture, Pictures } from '../../reply/picture.ts'
import type { Reply } from '../../reply/reply.ts'
import { cutAltText } from './cut-alt-text.ts'
import { limits } from './limits.ts'
import type { UploadedPictures } from './render-reply.ts'

/** Uploads a reply's pictures for a workspace. One that cannot be uploaded is left out, and the log says why. */
export type UploadPictures = (reply: Reply, client: webApi.WebClient) => Promise<UploadedPictures>

interface UploadDeps {
  /** Missing where nothing is drawn. */
  readonly pictures?: Pictures | undefined
  readonly log: Logger
  /** How time passes until Slack has taken a file in. */
  readonly pause?: (ms: number) => Promise<unknown>
}

/** Files that are remembered, so that a digest for many channels is uploaded once for each workspace. */
const KEPT = 500

/** Slack takes a file in by and by, and a message may show it only then: a second or two, mostly less. */
const LOOKS = 10
const LOOK_EVERY_MS = 300

/** Uploads without sharing: a file is seen where a message of Summit's shows it, and nowhere else. */
export function createUploads({ pictures, log, pause = wait }: UploadDeps): UploadPictures {
  const uploads = new Map<string, Promise<string>>()

  async function uploadOnce(
    picture: Picture,
    png: Uint8Array,
    alt: string,
    client: webApi.WebClient,
  ): Promise<string> {
    const key = JSON.stringify([client.token, picture])
    const known = uploads.get(key)
    if (known !== undefined) return known
    const upload = uploadFile(png, alt, client)
    uploads.set(key, upload)
    for (const oldest of uploads.keys()) {
      if (uploads.size <= KEPT) break
      uploads.delete(oldest)
    }
    upload.catch(() => uploads.delete(key))
    return upload
  }

  async function uploadFile(png: Uint8Array, alt: string, client: webApi.WebClient): Promise<string> {
    const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
      filename: 'summit.png',
      length: png.length,
      alt_text: cutAltText(alt, limits.fileAltText),
    })
    if (url === undefined || id === undefined) throw new TypeError('Slack named no place for a file')
    const sent = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(png),
      signal: AbortSignal.timeout(10_000),
    })
    await sent.arrayBuffer()
    if (!sent.ok) throw new Error(`Slack took no file: ${sent.status}`)
    await client.files.completeUploadExternal({ files: [{ id, title: 'Summit', highlight_type: 'png' }] })
    await waitUntilTakenIn(id, client)
    return id
  }

  async function waitUntilTakenIn(id: string, client: webApi.WebClient): Promise<void> {
    for (let look = 0; look < LOOKS; look++) {
      const { file } = await client.files.info({ file: id })
      if (file?.mimetype) return
      await pause(LOOK_EVERY_MS)
    }
    throw new Error('Slack did not take a file in')
  }

  return async (reply, client) => {
    const drawn = await drawPictures(reply, pictures, 'light')
    const uploaded = new Map<Picture, string>()
    for (const block of reply.blocks) {
      const png = block.kind === 'image' ? drawn.get(block.picture) : undefined
      if (block.kind !== 'image' || png === undefined) continue
      try {
        uploaded.set(block.picture, await uploadOnce(block.picture, png, block.alt, client))
      } catch (error) {
        log.warn({ err: error }, 'slack took no picture')
      }
    }
    return uploaded
  }
}
