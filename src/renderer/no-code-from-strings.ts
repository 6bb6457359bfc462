import { z } from 'zod'

// The content policy allows no code from strings. zod would try it when a schema is made, so this module must be
// the first that the window loads.
z.config({ jitless: true })
