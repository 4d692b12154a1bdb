import { z } from 'zod';

/** The server's content security policy forbids `new Function`, which zod would otherwise use. */
z.config({ jitless: true });
