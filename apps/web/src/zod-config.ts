import { config } from 'zod/v4/core';

/** The server's content security policy forbids `new Function`, which zod would otherwise use. */
config({ jitless: true });
