'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import {
  ComboBox,
  I18nProvider,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components'
import { describedBy, FieldError } from '@/components/ui/field'
import type { HsChoice } from '@/lib/consignments/queries'
import type { Result } from '@/lib/result'

interface HsInputProps {
  value: string
  onChange: (code: string) => void
  search: (typed: string) => Promise<Result<HsChoice[]>>
  error: string | undefined
}

/** An HS code by number or by words in either language; whatever is typed is kept and checked when sent. */
export function HsInput({ value, onChange, search, error }: HsInputProps) {
  const t = useTranslations('logScan')
  const ui = useTranslations('ui')
  const locale = useLocale()
  const [choices, setChoices] = useState<HsChoice[]>([])
  useEffect(() => {
    if (value.trim().length < 2) return setChoices([])
    let stale = false
    const wait = setTimeout(async () => {
      const found = await search(value).catch(() => undefined)
      if (!stale && found?.ok) setChoices(found.value)
    }, 200)
    return () => {
      stale = true
      clearTimeout(wait)
    }
  }, [value, search])
  const titleOf = (choice: HsChoice) =>
    locale === 'fa' ? (choice.titleFa ?? choice.titleEn) : choice.titleEn
  const chosen = choices.find((choice) => choice.code === value.trim())
  return (
    <I18nProvider locale={locale === 'fa' ? 'fa-IR' : 'en-GB'}>
      <ComboBox
        inputValue={value}
        onInputChange={onChange}
        items={choices}
        allowsCustomValue
        allowsEmptyCollection
        menuTrigger="input"
        isInvalid={error !== undefined}
        defaultFilter={() => true}
        onSelectionChange={(key) => key !== null && onChange(String(key))}
        {...(error && {
          'aria-describedby': describedBy('hsCode', undefined, error) ?? '',
          className: 'border-s-4 border-breach ps-3',
        })}
      >
        <Label className="mb-1 block font-semibold">
          {t('hsCode')} <span className="font-normal text-soft">({ui('optional')})</span>
        </Label>
        <Text slot="description" className="mb-1 block text-13 text-soft">
          {t('hsHint')}
        </Text>
        {error && <FieldError id="hsCode" error={error} />}
        <Input
          id="hsCode"
          name="hsCode"
          dir="auto"
          maxLength={60}
          autoComplete="off"
          className="input"
        />
        {chosen && (
          <p className="mt-1 text-13 text-soft">
            <bdi>{titleOf(chosen)}</bdi>
          </p>
        )}
        <Popover className="w-(--trigger-width) overflow-auto rounded-md border border-line bg-surface shadow-float">
          <ListBox
            className="max-h-80 overflow-auto p-1 outline-none"
            renderEmptyState={() => <p className="px-3 py-2 text-13 text-soft">{t('hsNone')}</p>}
          >
            {(choice: HsChoice) => (
              <ListBoxItem
                id={choice.code}
                textValue={choice.code}
                className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 py-1 data-focused:bg-accent-tint"
              >
                <bdi className="figures w-16 shrink-0 font-semibold">{choice.code}</bdi>
                <bdi className="line-clamp-2 text-13">{titleOf(choice)}</bdi>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  )
}
