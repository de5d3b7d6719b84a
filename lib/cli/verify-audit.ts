import { createReadStream, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  type Checkpoint,
  readSigned,
  type Problem as Unsigned,
} from '@/lib/audit/checkpoints/rules'
import type { FindingKind } from '@/lib/audit/findings/rules'
import { ChainReader, type Verdict } from '@/lib/audit/verification/rules'
import { Problem } from './steps'

/**
 * `npm run verify-audit -- FILE… [--checkpoint FILE…] [--key PUBLICKEY]`: recomputes exported logs and compares them
 * with signed checkpoints. Needs neither database nor network. Exit code 0 where everything holds, otherwise 1.
 */
export async function run(args: string[]): Promise<number> {
  const { files, checkpointFiles, key } = readArguments(args)
  const { checkpoints, sound } = readCheckpoints(checkpointFiles, key)
  let well = sound
  for (const file of files) {
    const verdict = await readChain(file, checkpoints)
    for (const line of reportOf(file, verdict, checkpoints)) console.log(line)
    if (verdict.finding) well = false
  }
  return well ? 0 : 1
}

/** Files behind --checkpoint are checkpoints, up to the next option. */
function readArguments(args: string[]) {
  const { tokens } = parseArgs({
    args,
    options: { checkpoint: { type: 'string', multiple: true }, key: { type: 'string' } },
    allowPositionals: true,
    tokens: true,
  })
  const files: string[] = []
  const checkpointFiles: string[] = []
  let key: string | undefined
  let target = files
  for (const token of tokens) {
    if (token.kind === 'positional') target.push(token.value)
    if (token.kind === 'option' && token.name === 'key') key = token.value
    if (token.kind !== 'option' || token.name !== 'checkpoint') continue
    target = checkpointFiles
    if (token.value) target.push(token.value)
  }
  if (files.length > 0) return { files, checkpointFiles, key }
  throw new Problem(
    'There is no file to verify',
    'npm run verify-audit -- didban-police-2026-11-24.jsonl --checkpoint didban-….json --key PUBLICKEY',
  )
}

const UNSIGNED: Record<Unsigned, string> = {
  NOT_A_CHECKPOINT: 'is no checkpoint of this program, or was changed',
  OTHER_KEY: 'was signed with another key than the one given',
  NOT_SIGNED: 'was changed after it was signed',
}

function readCheckpoints(files: string[], key: string | undefined) {
  const checkpoints: Checkpoint[] = []
  let sound = true
  for (const file of files) {
    const read = readSigned(readFileSync(file, 'utf8'), key)
    if (typeof read === 'string') {
      sound = false
      console.log(`x ${file}: ${UNSIGNED[read]}`)
      continue
    }
    checkpoints.push(...read.checkpoints)
    if (key === undefined)
      console.log(`! ${file}: signed by ${read.publicKey}; compare it, or give it with --key`)
  }
  return { checkpoints, sound }
}

async function readChain(file: string, checkpoints: Checkpoint[]): Promise<Verdict> {
  const reader = new ChainReader(checkpoints)
  for await (const line of linesOf(createReadStream(file, { highWaterMark: 1 << 20 })))
    reader.push(line)
  return reader.end()
}

/** Bytes that a line may have; a longer one is none of ours. */
const LONGEST_LINE = 16 << 20

/** Lines as text, without their ends; `undefined` for what is not UTF-8, too long, or has no end. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string | undefined> {
  let kept: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      kept.push(chunk.subarray(start, end))
      yield size > LONGEST_LINE ? undefined : textOf(kept)
      kept = []
      size = 0
      start = end + 1
    }
    const rest = chunk.subarray(start)
    size += rest.length
    if (size > LONGEST_LINE) kept = []
    else if (rest.length > 0) kept.push(rest)
  }
  if (size > 0) yield undefined
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function textOf(parts: Buffer[]): string | undefined {
  try {
    return decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts))
  } catch {
    return undefined
  }
}

const FOUND: Record<FindingKind, string> = {
  ALTERED: 'was altered',
  MISSING: 'is missing',
  INSERTED: 'was slipped in',
  REORDERED: 'stands in another place',
  DUPLICATED: 'stands there more than once',
  HEADER: 'the first line does not say what the rows say',
  CHECKPOINT: 'is not what was signed',
}

function reportOf(file: string, verdict: Verdict, checkpoints: Checkpoint[]): string[] {
  const { agency, upTo, finding, agreed } = verdict
  const name = `${file}: ${agency ?? 'unknown agency'}`
  if (finding) {
    const place =
      finding.kind === 'HEADER' ? FOUND.HEADER : `row ${finding.ordinal} ${FOUND[finding.kind]}`
    return [
      `x ${name}, ${place} (line ${finding.line})`,
      `    expected: ${finding.expected}`,
      `    found:    ${finding.found}`,
      upTo
        ? `    Every row before it fits, up to row ${upTo.ordinal}.`
        : '    No row before it fits.',
    ]
  }
  const given = checkpoints.filter((checkpoint) => checkpoint.agency === agency).length
  return [
    `✓ ${name}, ${upTo ? `rows ${verdict.from} to ${upTo.ordinal} unbroken` : 'no row yet'}`,
    ...(upTo ? [`    last hash: ${upTo.hash}`] : []),
    given > 0
      ? `    ${agreed} of ${given} checkpoints lie in these rows and agree.`
      : '    No checkpoint was given: rows cut off at the end would not be noticed.',
  ]
}
