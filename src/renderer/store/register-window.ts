import { useStore } from 'zustand'
import { client } from '../api'
import { type RegisterState, makeRegisterStore } from './register'

/** The register of this window, over the one client. */
export const registerStore = makeRegisterStore(client)

export function useRegister<T>(select: (state: RegisterState) => T): T {
  return useStore(registerStore, select)
}
