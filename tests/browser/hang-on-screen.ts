/** Listens before the worker does, and does not come back from the first screening it sees. */
addEventListener('message', ({ data }) => {
  if (data?.path?.[0] !== 'screen') return;
  for (;;);
});
