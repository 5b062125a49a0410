import { config } from 'zod';

// The policy of the page forbids compiled validators; without this, built before any schema is, the library tries to
// compile and a violation is logged.
config({ jitless: true });
