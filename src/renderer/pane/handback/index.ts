export { HandbackDialog, type HandbackDialogProps, type HandbackRequest } from './handback-dialog'
export { saveReport, saveTicket } from './save-ticket'
