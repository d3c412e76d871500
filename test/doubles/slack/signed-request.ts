import { createHmac } from 'node:crypto'

/** A request as Slack signs it (docs.slack.dev/authentication/verifying-requests-from-slack). */
export async function postSigned(
  url: string,
  secret: string,
  body: string,
  { contentType = 'application/x-www-form-urlencoded', at = Date.now(), headers = {} } = {},
): Promise<Response> {
  const timestamp = String(Math.floor(at / 1000))
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
      ...headers,
    },
  })
}
