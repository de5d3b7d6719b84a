import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { Ago, Time } from '@/components/ui/time'
import type { DutyView, ObstacleView } from '@/lib/council/queries'

/** What stands or stood in a duty's way, since when, and whose it is to remove. */
export function Obstacle({ obstacle, now }: { obstacle: ObstacleView; now: Date }) {
  const t = useTranslations()
  const kind = t('council.obstacle.is', { kind: t(`words.obstacleKinds.${obstacle.kind}`) })
  const owner = t('council.obstacle.owner', { agency: t(`words.agencies.${obstacle.owner}`) })
  const text = (
    <>
      <p className="font-semibold">
        {kind} · {owner}
      </p>
      <p>
        <bdi>{obstacle.note}</bdi>
      </p>
      <p className="text-13 text-soft">
        {t('council.obstacle.since')} <Ago at={obstacle.since} now={now} />
        {obstacle.removedAt && (
          <>
            {' '}
            · {t('council.obstacle.removed')} <Time at={obstacle.removedAt} />
          </>
        )}
      </p>
    </>
  )
  if (obstacle.removedAt) return <div className="border-s-4 border-line ps-4 text-13">{text}</div>
  return <Notice tone="breach">{text}</Notice>
}

/** What its agency says shows that it is done, and who verified it. */
export function Evidence({ duty }: { duty: DutyView }) {
  const t = useTranslations('council.evidence')
  const shown = duty.state === 'EVIDENCE_SUBMITTED' || duty.state === 'VERIFIED'
  if (!shown || !duty.evidence) return null
  return (
    <div className="border-s-4 border-accent ps-4">
      <h4 className="text-13 font-semibold">{t('title')}</h4>
      <p className="max-w-prose">
        <bdi>{duty.evidence}</bdi>
      </p>
      <p className="text-13 text-soft">
        <bdi>{duty.submittedBy}</bdi>
        {duty.submittedAt && (
          <>
            {' '}
            · <Time at={duty.submittedAt} />
          </>
        )}
      </p>
      {duty.verifiedAt && (
        <p className="text-13 text-soft">
          {t('verifiedBy')} <bdi>{duty.verifiedBy}</bdi> · <Time at={duty.verifiedAt} />
        </p>
      )}
    </div>
  )
}
