import { serveUntilStopped } from './start'

/** `npm run dev`: as `npm start`, but unbuilt and with reload. */
export function run(): Promise<number> {
  return serveUntilStopped('dev', async () => {})
}
