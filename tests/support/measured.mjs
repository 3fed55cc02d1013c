// Loaded before the process of a test: told by a signal, it collects its garbage and says what is left.
process.on("SIGUSR2", () => {
  globalThis.gc();
  globalThis.gc();
  process.stderr.write(`heap ${process.memoryUsage().heapUsed}\n`);
});
