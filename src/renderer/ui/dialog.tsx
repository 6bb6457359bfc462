import { Dialog as Base, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './button'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** The row of buttons at the foot. */
  readonly actions?: ReactNode
  readonly size?: 'small' | 'normal' | 'wide'
  /** `fixed`: neither Escape nor a click outside closes it, for a question that must be answered. */
  readonly closing?: 'free' | 'fixed'
  readonly role?: 'dialog' | 'alertdialog'
}

/** A modal dialog: it takes the focus, keeps it, and gives it back. Mount it to open it. */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, actions, size = 'normal', closing = 'free', role = 'dialog' } = props
  const { t } = useTranslation()
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable={closing === 'free' && role === 'dialog'}
      isKeyboardDismissDisabled={closing === 'fixed'}
      className="overlay"
    >
      <Modal className={`modal modal-${size}`}>
        <Base className="dialog" role={role}>
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            {closing === 'free' && <IconButton icon={X} label={t('close')} onPress={onClose} />}
          </header>
          <div className="dialog-body">{children}</div>
          {actions !== undefined && <footer className="dialog-foot">{actions}</footer>}
        </Base>
      </Modal>
    </ModalOverlay>
  )
}
