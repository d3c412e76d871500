import { startChannelPeer } from '../test/doubles/channel-peer/channel-peer.ts'

// The platform of bench-digests.ts, in a process of its own: node bench-peer.ts REQUESTS_A_SECOND
const peer = await startChannelPeer({ random: Math.random, perSecond: Number(process.argv[2]) })
process.send?.(peer.url)
process.once('disconnect', () => process.exit())
