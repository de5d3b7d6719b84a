import { z } from 'zod'
import {
  foldForeignPlate,
  parseContainer,
  parseCotage,
  parseIranianPlate,
  plateFromParts,
} from '@/lib/consignments/rules'
import { because, line } from '@/lib/input'
import { toAsciiDigits } from '@/lib/text'
import { Direction, PlateKind } from '@/prisma/generated/enums'

export const cotage = line(1, 40).transform((typed, context) => {
  const number = parseCotage(typed)
  if (!number) context.addIssue({ code: 'custom', message: because('COTAGE_FORM') })
  return number ?? z.NEVER
})

export const containerNumber = line(1, 40).transform((typed, context) => {
  const parsed = parseContainer(typed)
  if ('number' in parsed) return parsed.number
  context.addIssue({ code: 'custom', message: because(parsed.fault) })
  return z.NEVER
})

export const hsCode = line(1, 20)
  .transform((typed) => toAsciiDigits(typed).replace(/[\s.]/g, ''))
  .pipe(z.string().regex(/^(\d{2}|\d{4}|\d{6}|\d{8})$/, because('HS_FORM')))

/** Kilograms, whole; thousands may be separated as people write them. */
export const weightKg = line(1, 20)
  .transform((typed) => toAsciiDigits(typed).replace(/[,٬،\s]/g, ''))
  .pipe(z.string().regex(/^\d{1,7}$/, because('WEIGHT_FORM')))
  .transform(Number)
  .pipe(z.number().min(1, because('WEIGHT_RANGE')).max(200_000, because('WEIGHT_RANGE')))

export const direction = z.enum(Direction, { error: because('REQUIRED') })

/** What identifies and declares a consignment, as typed: the plate as four parts or as text. */
export const declarationFields = {
  cotage: cotage.optional(),
  plateKind: z.enum(PlateKind, { error: because('INVALID') }).default('IRANIAN'),
  plateTwo: line(1, 10).optional(),
  plateLetter: line(1, 10).optional(),
  plateThree: line(1, 10).optional(),
  plateRegion: line(1, 10).optional(),
  plateText: line(1, 40).optional(),
  containerNumber: containerNumber.optional(),
  direction,
  hsCode: hsCode.optional(),
  declaredGoods: line(2, 200).optional(),
  declaredWeightKg: weightKg.optional(),
}

export interface Plate {
  plateKind: PlateKind
  plate: string
}

interface PlateInput {
  plateKind: PlateKind
  plateTwo?: string | undefined
  plateLetter?: string | undefined
  plateThree?: string | undefined
  plateRegion?: string | undefined
  plateText?: string | undefined
}

/** The plate a form means; `INCOMPLETE` where some parts are missing or cannot be on a plate. */
export function plateOf(input: PlateInput): Plate | 'INCOMPLETE' | undefined {
  if (input.plateKind === 'OTHER')
    return input.plateText ? foreignPlate(input.plateText) : undefined
  const { plateTwo: two, plateLetter: letter, plateThree: three, plateRegion: region } = input
  if (!two && !three && !region) return undefined
  const plate = two && letter && three && region && plateFromParts({ two, letter, three, region })
  return plate ? { plateKind: 'IRANIAN', plate } : 'INCOMPLETE'
}

function foreignPlate(typed: string): Plate | 'INCOMPLETE' {
  const plate = foldForeignPlate(typed)
  return plate.length >= 2 && plate.length <= 20 ? { plateKind: 'OTHER', plate } : 'INCOMPLETE'
}

/** A plate written in one go: Iranian where it reads as one, else text. */
export function plateFromText(typed: string): Plate | 'INCOMPLETE' {
  const plate = parseIranianPlate(typed)
  return plate ? { plateKind: 'IRANIAN', plate } : foreignPlate(typed)
}

/** A consignment as the program knows it, everything canonical. */
export interface Declaration {
  direction: Direction
  cotage?: string | undefined
  plate?: Plate | undefined
  containerNumber?: string | undefined
  hsCode?: string | undefined
  declaredGoods?: string | undefined
  declaredWeightKg?: number | undefined
}

/** A key to look a consignment up by, as far as it has been typed. */
export const vehicleKeyInput = z
  .strictObject({
    cotage: cotage.optional().catch(undefined),
    containerNumber: containerNumber.optional().catch(undefined),
    plateKind: z.enum(PlateKind).default('IRANIAN'),
    plateTwo: line(1, 10).optional(),
    plateLetter: line(1, 10).optional(),
    plateThree: line(1, 10).optional(),
    plateRegion: line(1, 10).optional(),
    plateText: line(1, 40).optional(),
  })
  .transform((input) => {
    const plate = plateOf(input)
    const { cotage, containerNumber } = input
    return {
      cotage,
      containerNumber,
      plate: plate && plate !== 'INCOMPLETE' ? plate.plate : undefined,
    }
  })
