import { z } from 'zod'

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  STORAGE_URL: z.string().regex(/^(file|s3):/),
  NEXTAUTH_SECRET: z.string().min(32),
})

export type Environment = z.infer<typeof environment>

/** The settings the server runs on, checked once; throws naming every setting that is missing or wrong. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = environment.safeParse(source)
  if (parsed.success) return parsed.data
  const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new Error(
    `Environment not usable: ${names}. "npm start" sets them; see README, Configuration.`,
  )
}
