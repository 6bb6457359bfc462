import { CircleHelp } from 'lucide-react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui'

const TERMS = ['percent', 'alpha', 'gwet', 'cohen', 'fleiss', 'interval', 'few', 'places'] as const

/** What the figures mean, in plain words. */
export function Definitions() {
  const { t } = useTranslation('adjudicate')
  return (
    <DialogTrigger>
      <Button look="quiet" icon={CircleHelp}>
        {t('help.title')}
      </Button>
      <Popover className="popover help-popover" offset={4}>
        <Dialog className="help">
          <Heading slot="title" className="part-title">
            {t('help.title')}
          </Heading>
          <dl>
            {TERMS.map((term) => (
              <div key={term}>
                <dt>{t(`help.${term}.term`)}</dt>
                <dd>{t(`help.${term}.text`)}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
