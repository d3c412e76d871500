import { startDiscordDouble } from '../test/doubles/discord/start-discord-double.ts'
import { createLimit } from '../test/doubles/weather.ts'

// The platform of bench-digests.ts, in a process of its own: node bench-peer.ts REQUESTS_A_SECOND. It tells its
// address, and for any message what came to stand in its channels.
const posts = new Map<string, number>()
const sky = createLimit(Number(process.argv[2]), () => performance.now())
const double = await startDiscordDouble({
  sky,
  onMessage: (channel, nonce) => {
    const key = `${channel} ${String(nonce)}`
    posts.set(key, (posts.get(key) ?? 0) + 1)
  },
})
process.send?.(double.apiUrl)
process.on('message', () => {
  const twice = [...posts.values()].filter((count) => count > 1).length
  process.send?.({ posted: posts.size, twice, refused: sky.refused() })
})
process.once('disconnect', () => process.exit())
