import { z } from 'zod'
import { Instant, Person } from '../core/model'
import { command, query } from './call'

/** Why this window may not write, or that it may. */
export const Access = z.object({
  mode: z.enum(['write', 'read-only']),
  why: z.enum(['other-process', 'other-window', 'disk-full', 'disk-failed']).optional(),
})
export type Access = z.infer<typeof Access>

/** What the person set in the interface; unknown settings of a later version are carried. */
export const Settings = z.looseObject({
  uiLocale: z.string().max(35).optional(),
  theme: z.enum(['system', 'light', 'dark', 'contrast']).optional(),
  textSize: z.int().min(12).max(32).optional(),
  keys: z.record(z.string(), z.string()).optional(),
  panels: z.record(z.string(), z.number()).optional(),
  /** By review: when the last receipt that the person has looked at was issued. */
  receiptsRead: z.record(z.string(), Instant).optional(),
})
export type Settings = z.infer<typeof Settings>

export const AppView = z.object({
  version: z.string(),
  host: z.enum(['electron', 'browser']),
  person: Person.nullable(),
  settings: Settings,
  access: Access,
})
export type AppView = z.infer<typeof AppView>

export const app = {
  /** `window` is a random id of the asking window: the first one that asks holds the pen. */
  'app.read': query(z.strictObject({ window: z.string().max(60) }), AppView),
  'app.take-pen': command(z.strictObject({ window: z.string().max(60) }), Access),
  /** A market that is not given stays as it was; an empty one is taken away. */
  'person.save': command(
    z.strictObject({ name: Person.shape.name, market: z.string().trim().max(60).optional() }),
    Person,
  ),
  'settings.save': command(Settings, Settings),
  /** Enters a fault that the window noticed in the local log. Never words of a text. */
  'app.note-fault': command(z.strictObject({ text: z.string().max(500) }), z.strictObject({})),
}
