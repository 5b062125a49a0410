import { openLocalStore } from '../../src/storage/open-local-store.ts';
import { startBatchOf } from '../../src/ui/state/batch-start.ts';
import { SITE_COUNT, siteAt } from './batch-sites.ts';
import { Workers } from './workers.ts';

// A page of its own that screens a batch, as another tab would, until it is taken away.
const { screening } = new Workers(document.baseURI);
await startBatchOf(screening, await openLocalStore(), 'sites', SITE_COUNT, async (at) => siteAt(at));
