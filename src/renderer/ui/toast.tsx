import {
  Button,
  Text,
  UNSTABLE_Toast,
  UNSTABLE_ToastContent,
  UNSTABLE_ToastQueue,
  UNSTABLE_ToastRegion,
} from 'react-aria-components'
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'

export interface ToastContent {
  readonly tone: 'note' | 'good' | 'problem'
  readonly title: string
  readonly text?: string
  /** What to do now. */
  readonly next?: string
  readonly action?: { readonly label: string; run(): void }
}

const queue = new UNSTABLE_ToastQueue<ToastContent>({ maxVisibleToasts: 4 })

/** Shows a short message at the foot of the window. A problem stays until it is closed; the rest goes by itself. */
export function showToast(content: ToastContent): void {
  if (content.tone === 'problem' || content.action) queue.add(content)
  else queue.add(content, { timeout: 6000 })
}

const icons = { note: Info, good: CircleCheck, problem: CircleAlert }

/** Where the messages appear. Once in the application. */
export function ToastRegion() {
  const { t } = useTranslation()
  return (
    <UNSTABLE_ToastRegion queue={queue} className="toast-region" aria-label={t('messages')}>
      {({ toast }) => {
        const { tone, title, text, next, action } = toast.content
        const Icon = icons[tone]
        return (
          <UNSTABLE_Toast toast={toast} className={`toast toast-${tone}`}>
            <Icon aria-hidden size={18} strokeWidth={1.75} className="toast-icon" />
            <UNSTABLE_ToastContent className="toast-content">
              <Text slot="title" className="toast-title">
                {title}
              </Text>
              {text !== undefined && <Text slot="description">{text}</Text>}
              {next !== undefined && <span>{next}</span>}
              {action && (
                <Button
                  className="link-button"
                  onPress={() => {
                    action.run()
                    queue.close(toast.key)
                  }}
                >
                  {action.label}
                </Button>
              )}
            </UNSTABLE_ToastContent>
            <Button slot="close" className="icon-button icon-button-small" aria-label={t('close')}>
              <X aria-hidden size={14} />
            </Button>
          </UNSTABLE_Toast>
        )
      }}
    </UNSTABLE_ToastRegion>
  )
}
