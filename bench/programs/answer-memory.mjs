// Loaded before the product by the bench: answers what the process holds once its garbage is gone.
process.on('message', () => {
  for (let round = 0; round < 4; round += 1) globalThis.gc();
  // Pages that were freed go back to the system a little later.
  setTimeout(() => {
    globalThis.gc();
    process.send(process.memoryUsage());
  }, 1_500);
});
process.channel.unref();
