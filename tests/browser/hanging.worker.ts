// The order matters: whoever listens first is called first.
import './hang-on-screen.ts';
import '../../src/worker/screening.worker.ts';
